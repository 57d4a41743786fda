"""One Report tree and its renderers.

`build.build` arranges a Result; `html.render_html`, `latex.render_latex`, `markdown.render_markdown`,
`terminal.render_terminal` and `json_out.render_json` show it; `save.save` writes it to a file.
"""
