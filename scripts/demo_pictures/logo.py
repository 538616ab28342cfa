"""The site's mark: a mountain ridge and a river in a round cinnabar seal."""
import resvg_py

MARK = '''<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256">
<defs><clipPath id="c"><circle cx="128" cy="128" r="102"/></clipPath>
<mask id="m"><rect width="256" height="256" fill="#fff"/><g fill="none" stroke="#000" stroke-linecap="round">
<path d="M10 170C56 152 90 154 124 167S196 186 250 160" stroke-width="10"/>
<path d="M16 193C66 176 96 179 126 190S190 206 240 184" stroke-width="8"/>
<path d="M40 215C82 201 104 204 128 212S176 223 216 206" stroke-width="6"/></g></mask></defs>
<circle cx="128" cy="128" r="117" fill="none" stroke="#a8201a" stroke-width="11"/>
<g clip-path="url(#c)"><g mask="url(#m)" fill="#a8201a">
<path d="M10 168L72 92Q78 86 84 93L102 116L131 68Q137 60 143 68L184 128L198 113Q204 108 209 114L250 168V250H10Z"/></g></g></svg>'''


def png():
    """The mark as PNG bytes."""
    return bytes(resvg_py.svg_to_bytes(svg_string=MARK, skip_system_fonts=True))
