"""A small SVG canvas: shapes, gradients, groups, colour arithmetic and seeded chance."""
import math
import random
from contextlib import contextmanager


def rgb(colour):
    """'#rrggbb' as three numbers."""
    return [int(colour[i:i + 2], 16) for i in (1, 3, 5)]


def mix(a, b, t):
    """The colour a fraction t of the way from a to b."""
    t = max(0.0, min(1.0, t))
    return '#' + ''.join('%02x' % round(p + (q - p) * t) for p, q in zip(rgb(a), rgb(b)))


def dark(colour, t=.25):
    """A cooler, darker shade."""
    return mix(colour, '#1d2233', t)


def light(colour, t=.25):
    """A warmer, lighter tint."""
    return mix(colour, '#fff3dc', t)


def smooth(points, closed=False):
    """A path through the points (Catmull-Rom as Bezier curves)."""
    n = len(points)
    at = (lambda i: points[i % n]) if closed else (lambda i: points[max(0, min(n - 1, i))])
    d = 'M%.1f %.1f' % tuple(points[0])
    for i in range(n if closed else n - 1):
        p0, p1, p2, p3 = at(i - 1), at(i), at(i + 1), at(i + 2)
        d += 'C%.1f %.1f %.1f %.1f %.1f %.1f' % (
            p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6,
            p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6, p2[0], p2[1])
    return d + ('Z' if closed else '')


def lines(points, closed=True):
    """A path of straight pieces."""
    return 'M' + 'L'.join('%.1f %.1f' % tuple(p) for p in points) + ('Z' if closed else '')


class Canvas:
    """Collects SVG; every random choice comes from its own seeded generator."""

    def __init__(self, width, height, seed):
        self.w, self.h = width, height
        self.rng = random.Random(seed)
        self.body, self.defs, self.count = [], [], 0

    # chance
    def u(self, a, b):
        """A number between a and b."""
        return self.rng.uniform(a, b)

    def pick(self, items):
        """One of the items."""
        return self.rng.choice(list(items))

    def vary(self, colour, amount=.08):
        """The colour, a little lighter or darker."""
        t = self.u(-amount, amount)
        return light(colour, t) if t > 0 else dark(colour, -t)

    # paint
    def _id(self):
        self.count += 1
        return 'i%d' % self.count

    def lin(self, x1, y1, x2, y2, *stops):
        """A linear gradient between two points; stops are (offset, colour[, opacity])."""
        return self._gradient('linearGradient', 'x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"' % (x1, y1, x2, y2), stops)

    def rad(self, x, y, r, *stops):
        """A radial gradient."""
        return self._gradient('radialGradient', 'cx="%.1f" cy="%.1f" r="%.1f"' % (x, y, r), stops)

    def _gradient(self, tag, geometry, stops):
        name = self._id()
        inner = ''.join('<stop offset="%s" stop-color="%s" stop-opacity="%s"/>' % (s[0], s[1], s[2] if len(s) > 2 else 1) for s in stops)
        self.defs.append('<%s id="%s" gradientUnits="userSpaceOnUse" %s>%s</%s>' % (tag, name, geometry, inner, tag))
        return 'url(#%s)' % name

    # shapes
    def path(self, d, fill='none', op=1, stroke=None, sw=1, cap='round', dash=None):
        """Any path."""
        extra = '' if stroke is None else ' stroke="%s" stroke-width="%.2f" stroke-linecap="%s" stroke-linejoin="round"' % (stroke, sw, cap)
        if dash:
            extra += ' stroke-dasharray="%s"' % dash
        self.body.append('<path d="%s" fill="%s"%s%s/>' % (d, fill, extra, '' if op == 1 else ' opacity="%.3f"' % op))

    def poly(self, points, fill, op=1):
        """A polygon."""
        self.path(lines(points), fill, op)

    def curve(self, points, stroke, sw, op=1, cap='round'):
        """A smooth stroke."""
        self.path(smooth(points), 'none', op, stroke, sw, cap)

    def line(self, x1, y1, x2, y2, stroke, sw=2, op=1, cap='round'):
        """A straight stroke."""
        self.path('M%.1f %.1fL%.1f %.1f' % (x1, y1, x2, y2), 'none', op, stroke, sw, cap)

    def rect(self, x, y, w, h, fill, op=1, r=0):
        """A rectangle, its corners perhaps round."""
        self.body.append('<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="%.1f" fill="%s"%s/>' % (
            x, y, max(w, .1), max(h, .1), r, fill, '' if op == 1 else ' opacity="%.3f"' % op))

    def oval(self, x, y, rx, ry=None, fill='#000000', op=1):
        """An ellipse."""
        self.body.append('<ellipse cx="%.1f" cy="%.1f" rx="%.1f" ry="%.1f" fill="%s"%s/>' % (
            x, y, rx, rx if ry is None else ry, fill, '' if op == 1 else ' opacity="%.3f"' % op))

    def blob(self, x, y, rx, ry, fill, op=1, n=9, wobble=.12):
        """A hand-drawn round shape."""
        turn = self.u(0, 6.28)
        points = [(x + rx * math.cos(turn + k * 6.2832 / n) * self.u(1 - wobble, 1 + wobble),
                   y + ry * math.sin(turn + k * 6.2832 / n) * self.u(1 - wobble, 1 + wobble)) for k in range(n)]
        self.path(smooth(points, True), fill, op)

    def glow(self, x, y, r, colour, op=.6):
        """Soft light around a point."""
        self.oval(x, y, r, r, self.rad(x, y, r, (0, colour, op), (.35, colour, op * .45), (1, colour, 0)))

    def shadow(self, x, y, rx, ry, op=.25, colour='#1d2233'):
        """A soft flat shadow on the ground."""
        with self.at(x, y, 1, sy=ry / rx):
            self.oval(0, 0, rx, rx, self.rad(0, 0, rx, (0, colour, op), (.5, colour, op * .6), (1, colour, 0)))

    # groups
    @contextmanager
    def at(self, x=0, y=0, s=1, flip=False, rot=0, op=1, sy=None):
        """Draws inside a moved, scaled, turned or mirrored frame."""
        sy = s if sy is None else sy
        self.body.append('<g transform="translate(%.2f %.2f) rotate(%.2f) scale(%.4f %.4f)"%s>' % (
            x, y, rot, -s if flip else s, sy, '' if op == 1 else ' opacity="%.3f"' % op))
        yield self
        self.body.append('</g>')

    @contextmanager
    def clip(self, d):
        """Draws only inside a path."""
        name = self._id()
        self.defs.append('<clipPath id="%s"><path d="%s"/></clipPath>' % (name, d))
        self.body.append('<g clip-path="url(#%s)">' % name)
        yield self
        self.body.append('</g>')

    @contextmanager
    def blur(self, amount, op=1):
        """Draws out of focus."""
        name = self._id()
        self.defs.append('<filter id="%s" filterUnits="userSpaceOnUse" x="-50" y="-50" width="%d" height="%d"><feGaussianBlur stdDeviation="%.1f"/></filter>'
                         % (name, self.w + 100, self.h + 100, amount))
        self.body.append('<g filter="url(#%s)" opacity="%.3f">' % (name, op))
        yield self
        self.body.append('</g>')

    def zoom(self, scale, fx, fy):
        """Steps closer; the point at shares fx and fy of the picture stays in place."""
        x, y = self.w * fx * (1 - scale), self.h * fy * (1 - scale)
        self.body = ['<g transform="translate(%.1f %.1f) scale(%.3f)">' % (x, y, scale)] + self.body + ['</g>']

    def svg(self):
        """The whole picture."""
        return '<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d"><defs>%s</defs>%s</svg>' % (
            self.w, self.h, self.w, self.h, ''.join(self.defs), ''.join(self.body))
