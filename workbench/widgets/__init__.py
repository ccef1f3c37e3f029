"""Live views for JupyterLab. Python decides what is shown; the browser draws it and says what was chosen."""
