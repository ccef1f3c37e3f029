"""A widget on an empty page, its Python in this process: the same script and style sheet without JupyterLab's half minute.

What depends on JupyterLab itself (its keys, its themes, its kernels) is tested there.
"""

from anywidget import AnyWidget

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>stage</title><style>{css}
body {{ margin: 0; padding: 1rem; font: 13px sans-serif; color-scheme: {scheme}; background: light-dark(#fff, #111); color: light-dark(#000, #fff) }}</style></head>
<body data-jp-theme-light="{light}" class="jp-Notebook" tabindex="-1"><main><h1 style="font-size:1rem">A notebook</h1><div id="here"></div></main></body></html>"""
DRAW = """async ([script, traits]) => {
  const { default: widget } = await import(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  const heard = [];
  const tell = (name, ...what) => heard.filter(([event]) => event.split(' ').includes(name)).forEach(([, act]) => act(...what));
  window.model = {
    get: (name) => traits[name],
    set: (name, value) => { traits[name] = value; },
    save_changes: async () => window.take(await window.python({ traits })),
    on: (event, act) => heard.push([event, act]),
    off: (event, act) => heard.splice(heard.findIndex(([e, a]) => e === event && a === act), 1),
    send: async (message) => window.take(await window.python({ message })),
  };
  window.take = ({ changed, answers }) => {
    Object.assign(traits, changed);
    for (const name of Object.keys(changed)) tell(`change:${name}`);
    for (const answer of answers) tell('msg:custom', answer);
  };
  widget.render({ model: window.model, el: document.querySelector('#here') });
}"""


def put_on_stage(page, widget, *, scheme: str = "light") -> None:
    """Draws the widget on the page; what the page asks of Python is answered here and now."""
    names = [n for n in widget.traits(sync=True) if n not in AnyWidget.class_traits() and not n.startswith("_")]

    def python(asked: dict) -> dict:
        before = {name: getattr(widget, name) for name in names}
        answers = []
        widget.send = answers.append
        for name, value in (asked.get("traits") or {}).items():
            if not widget.traits()[name].read_only:
                setattr(widget, name, value)
        if "message" in asked:
            widget._handle_custom_msg(asked["message"], [])
        return {
            "changed": {n: getattr(widget, n) for n in names if getattr(widget, n) != before[n]},
            "answers": answers,
        }

    page.expose_function("python", python)
    page.set_content(PAGE.format(css=widget._css, scheme=scheme, light=str(scheme == "light").lower()))
    page.evaluate(DRAW, [str(widget._esm), {name: getattr(widget, name) for name in names}])
