// What every widget here begins with. Text enters the page as text nodes only.

function node(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// Hands the keyboard back to the notebook: after it the keys are JupyterLab's again.
function leave(el) {
  (el.closest(".jp-Notebook") ?? document.body).focus();
  document.activeElement.blur?.();
}

