"""People as simple flat figures, and larger portraits."""
import math
from .canvas import mix, dark, light, smooth

SKIN = ['#e8b996', '#dba985', '#cf9a76', '#e3b08c']
HAIR = '#2c2725'
CLOTHES = ['#a8463a', '#3d5a6c', '#c49a4a', '#5f7a5c', '#8a6d8f', '#d9cbb0', '#44546a', '#b5725a', '#7f8f96', '#39514b']

# pose: lean of the trunk; (hip, knee) of far and near leg; (shoulder, elbow) of far and near arm. Degrees, forward is positive.
POSES = {
    'stand': (0, (-3, 0), (4, 2), (-8, 10), (6, 12)),
    'wait': (0, (-2, 0), (3, 0), (14, 70), (10, 84)),
    'walk': (3, (-20, 14), (22, 6), (22, 22), (-20, 18)),
    'run': (11, (-30, 62), (52, 58), (48, 82), (-48, 78)),
    'sprint': (16, (-42, 40), (66, 84), (60, 84), (-56, 70)),
    'sit': (3, (86, 84), (84, 88), (28, 52), (34, 50)),
    'read': (9, (86, 84), (84, 88), (38, 62), (42, 66)),
    'bend': (58, (6, 12), (18, 22), (6, 14), (20, 10)),
    'stoop': (34, (2, 8), (14, 16), (22, 26), (36, 18)),
    'reach': (2, (-6, 0), (6, 0), (138, 12), (20, 20)),
    'point': (2, (-6, 2), (8, 4), (84, 6), (4, 14)),
    'wave': (0, (-4, 0), (5, 0), (4, 10), (140, 26)),
    'hold': (2, (-4, 2), (6, 2), (42, 58), (46, 52)),
    'carry': (6, (-16, 10), (18, 6), (60, 40), (64, 34)),
    'up': (0, (-8, 0), (10, 0), (160, 8), (166, 4)),
    'squat': (22, (112, 132), (102, 126), (44, 30), (56, 18)),
    'ride': (16, (70, 70), (44, 66), (58, 12), (62, 8)),
    'drum': (2, (-12, 0), (12, 0), (118, 40), (62, 50)),
    'dance': (-4, (-16, 6), (30, 34), (116, 24), (-70, -10)),
    'kick': (-8, (-14, 10), (58, 8), (-40, 20), (50, 40)),
    'jump': (4, (-16, 50), (24, 46), (164, 10), (120, 30)),
    'write': (4, (-4, 0), (4, 0), (0, 12), (112, 18)),
}


def limb(c, x0, y0, x1, y1, w0, w1, colour):
    """A tapering limb with round ends."""
    a = math.atan2(y1 - y0, x1 - x0)
    nx, ny = -math.sin(a), math.cos(a)
    c.path('M%.2f %.2fL%.2f %.2fA%.2f %.2f 0 0 0 %.2f %.2fL%.2f %.2fA%.2f %.2f 0 0 0 %.2f %.2fZ' % (
        x0 + nx * w0, y0 + ny * w0, x1 + nx * w1, y1 + ny * w1, w1, w1, x1 - nx * w1, y1 - ny * w1,
        x0 - nx * w0, y0 - ny * w0, w0, w0, x0 + nx * w0, y0 + ny * w0), colour)


def joint(x, y, length, angle):
    """The far end of a bone hanging at an angle (0 = down, 90 = forward)."""
    return x + length * math.sin(math.radians(angle)), y + length * math.cos(math.radians(angle))


def person(c, x, y, h, face=1, pose='stand', top=None, bottom=None, skin=None, hair=HAIR, style='short', hat=None, wear=None,
           child=False, shoes='#3a3532', shadow=.25, scarf=None, sleeve=None, prop=None):
    """A figure of height h with feet at (x, y); face 1 right, -1 left, 0 towards us, 2 away. prop(c, hand, hand) draws in the figure's own frame (height 100)."""
    top, bottom, skin = top or c.pick(CLOTHES), bottom or c.pick(['#39414f', '#4a4640', '#2f3b4a', '#6b5d50']), skin or c.pick(SKIN)
    lean, far_leg, near_leg, far_arm, near_arm = POSES[pose]
    front = face in (0, 2)
    head = 1.32 if child else 1.06
    leg, arm, trunk = (22.5, 16.5, 30) if child else (25, 17.5, 31)
    hip_y = 0
    feet = []
    for hip, knee in (far_leg, near_leg):
        kx, ky = joint(0, 0, leg, hip)
        feet.append(joint(kx, ky, leg, hip - knee)[1])
    hip_y = -max(feet) - 2.2
    if shadow:
        c.shadow(x + h * .04, y, h * .2, h * .035, shadow)
    with c.at(x, y, h / 100, flip=face == -1):
        half = 4.6 if front else 1.6
        shoulder = (10.2 if front else 3.2) * (.85 if child else 1)
        sx, sy = trunk * math.sin(math.radians(lean)), hip_y - trunk * math.cos(math.radians(lean))
        hands = []

        def leg_at(side, hip, knee, colour):
            if front:
                hip, knee = side * abs(hip) * .6, side * abs(knee) * .2
            kx, ky = joint(side * half, hip_y, leg, hip)
            fx, fy = joint(kx, ky, leg, hip - knee)
            limb(c, side * half, hip_y, kx, ky, 4.7, 3.6, colour)
            limb(c, kx, ky, fx, fy, 3.6 if wear != 'sport' else 3.0, 2.6, colour if wear != 'sport' else mix(skin, '#8a4a35', .1 if side > 0 else .25))
            if wear == 'sport':
                limb(c, side * half, hip_y, (side * half + kx * 3) / 4, (hip_y + ky * 3) / 4, 5.1, 4.6, colour)
            toe = side * 1.2 if front else 4.4
            limb(c, fx, fy + .3, fx + toe, fy + 1.0, 2.2, 1.9, shoes)

        def arm_at(side, sh, el, colour):
            if front:
                sh, el = side * max(7, abs(sh) * (.45 if abs(sh) < 100 else 1)), -side * abs(el) * (.75 if abs(sh) < 100 else -.2)
            ax, ay = sx + side * shoulder, sy + 2.6
            ex, ey = joint(ax, ay, arm, sh + (lean * .4 if not front else 0))
            hx, hy = joint(ex, ey, arm * .92, sh + el + (lean * .4 if not front else 0))
            reach = max(.01, math.hypot(hx - ex, hy - ey))
            limb(c, hx, hy, hx + (hx - ex) / reach * 4, hy + (hy - ey) / reach * 4, 2.2, 2.1, skin)
            limb(c, ax, ay, ex, ey, 3.7, 3.0, colour)
            limb(c, ex, ey, hx, hy, 3.0 if wear != 'sport' else 2.6, 2.3, sleeve or (colour if wear != 'sport' else skin))
            hands.append((hx, hy))

        if not front or face == 2:
            arm_at(-1, *far_arm, dark(top, .22))
        leg_at(-1, *far_leg, dark(bottom, .22))
        leg_at(1, *near_leg, bottom)
        body(c, sx, sy, hip_y, front, shoulder, top, bottom, wear, near_leg[0] > 60)
        if front and face == 0:
            arm_at(-1, *far_arm, dark(top, .1))
        if scarf:
            limb(c, sx - 3, sy - 1, sx + 3, sy - 1, 3.4, 3.4, scarf)
        head_at(c, sx + math.sin(math.radians(lean)) * 8, sy - 9.2 * head, head, face, skin, hair, style, hat, h, sx, sy)
        arm_at(1, *near_arm, mix(top, light(top), .15))
        if prop:
            prop(c, *hands)


def body(c, sx, sy, hip_y, front, shoulder, top, bottom, wear, seated=False):
    """The trunk with its clothes."""
    sh, hp = shoulder + (2.6 if front else 4.6), 8.2 if front else 6.4
    low = 3 if seated else {'coat': 17, 'dress': 24, 'skirt': 24, 'robe': 40}.get(wear, 3)
    flare = 0 if seated else {'coat': 3.2, 'dress': 7, 'skirt': 4.5, 'robe': 6}.get(wear, 0)
    shape = [(sx - sh * .55, sy - 2.2), (sx + sh * .55, sy - 2.2), (sx + sh, sy + 1.5), (sx * .5 + hp * .95, (sy + hip_y) / 2 + 2), (hp + flare, hip_y + low), (-hp - flare, hip_y + low), (sx * .5 - hp * .95, (sy + hip_y) / 2 + 2), (sx - sh, sy + 1.5)]
    d = smooth(shape, True)
    c.path(d, bottom if wear == 'skirt' else top)
    with c.clip(d):
        c.path('M%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fZ' % (sx - sh - 2, sy - 3, sx - sh * .3, sy - 3, -hp * .25, hip_y + low + 3, -hp - flare - 4, hip_y + low + 3), dark(top, .35), .28)
        if wear == 'skirt':
            c.rect(sx * .5 - 20, sy - 4, 40, hip_y - sy + 4, top)
        if wear == 'apron':
            c.rect(-hp * .75, sy + 8, hp * 1.9, 60, '#e9dfc9', .95)
        if wear == 'vest':
            c.rect(-30, (sy + hip_y) / 2 - 3, 60, 3.4, '#e8e4cf', .9)
            c.rect(-30, (sy + hip_y) / 2 + 6, 60, 3.4, '#e8e4cf', .9)
    if wear == 'apron' and not seated:
        c.path('M%.1f %.1fL%.1f %.1fL%.1f %.1fQ2 %.1f %.1f %.1fZ' % (-hp * .7, hip_y - 4, hp * 1.15, hip_y - 4, hp * 1.3, hip_y + 16, hip_y + 18, -hp * .85, hip_y + 16), '#e9dfc9', .98)


def head_at(c, x, y, k, face, skin, hair, style, hat, h, nx, ny):
    """Neck, face, hair and hat; features only where the figure is large enough for them."""
    limb(c, nx, ny + 1, x, y + 3, 2.7, 2.5, dark(skin, .14))
    with c.at(x, y, k):
        turn = 0 if face in (0, 2) else 1.1
        if style in ('long', 'bob'):
            c.path(smooth([(-5.8 - turn, -3), (0, -7.6), (5.6, -3), (5.6 - turn * 4, 6 if style == 'bob' else 13), (-turn, 7 if style == 'bob' else 14), (-6 - turn, 6 if style == 'bob' else 13)], True), hair)
        if style == 'ponytail':
            limb(c, -4.5, -3.5, -9.5, 3.5, 2.2, 1.2, hair)
        if style == 'bun':
            c.oval(-3.5 if turn else 0, -7.2, 2.8, 2.6, hair)
        if style == 'pigtails':
            limb(c, -5, 0, -8, 4, 1.9, 1.3, hair)
            limb(c, 5 - turn * 2, 0, 8 - turn * 5, 4, 1.9, 1.3, hair)
        if style in ('long', 'bob'):
            c.oval(-turn * .6, -.9, 5.9, 6.7, hair)
        else:
            c.oval(-turn * .7, -1.9, 5.7, 5.9, hair if style != 'bald' else skin)
        if face != 2:
            c.path(smooth([(-4.6 + turn, -3.4), (0 + turn, -4.6), (4.7 + turn * .4, -3.2), (5.1 + turn * .3, .8), (3.4 + turn * .6, 5.2), (.4 + turn, 6.7), (-2.8 + turn, 5.4), (-4.8 + turn * .6, 1.4)], True), skin)
            if style != 'bald':
                c.path('M%.1f -1.6Q%.1f -6.4 %.1f -6.2Q%.1f -6.4 %.1f -1.8Q%.1f -4.0 %.1f -3.8Q%.1f -3.4 %.1f -1.6Z' % (-5.4 + turn, -4.6, 0, 5.4 + turn * .3, 5.5 + turn * .2, 4.2, 1.4 + turn, -3, -5.4 + turn), hair)
            c.oval(-4.7 + turn * 1.2, .9, 1.0, 1.5, dark(skin, .1))
            if h > 150:
                for ex in ((-1.9, 2.3) if not turn else (1.3, 4.6)):
                    c.oval(ex, .5, .55, .75, '#332b28')
                c.path('M%.1f 3.5Q%.1f 4.4 %.1f 3.5' % ((-1.3, .1, 1.5) if not turn else (2, 3.2, 4.2)), 'none', .8, '#8d4b3c', .55)
                c.oval(-2.8 if not turn else .9, 2.5, 1.2, .8, '#d97b62', .3)
                if not turn:
                    c.oval(3, 2.5, 1.2, .8, '#d97b62', .3)
        headwear(c, hat)


def headwear(c, hat):
    """Hats in the head's frame."""
    if hat == 'straw':
        c.path('M-12 -2.2Q0 -6.4 12 -2.2Q6 -12.4 0 -12.6Q-6 -12.4 -12 -2.2Z', '#d8b978')
        c.path('M-12 -2.2Q0 -6.4 12 -2.2Q0 -3.4 -12 -2.2Z', '#a9854b')
    elif hat:
        kind, colour = hat
        if kind == 'helmet':
            c.path('M-6.6 -2.6A6.8 6.8 0 0 1 6.8 -2.6L8.6 -1.8L-6.8 -1.8Z', colour)
            c.rect(-1, -9.3, 2, 6, light(colour, .4), .8, 1)
        elif kind == 'cap':
            c.path('M-6.2 -2.4Q-6 -8.6 .4 -8.4Q6.4 -8 6.4 -3L10.6 -2.2L6 -1.4Z', colour)
        elif kind == 'knit':
            c.path('M-6.6 -1.6Q-7 -9.4 .2 -9.4Q7.2 -9 6.8 -1.6Z', colour)
            c.rect(-6.9, -3.4, 13.8, 2.6, light(colour, .3), 1, 1.2)
            c.oval(.2, -9.8, 1.8, 1.8, light(colour, .3))
        elif kind == 'wrap':
            c.path(smooth([(-6.4, -1), (-5.5, -7), (0, -8.8), (5.8, -6.6), (6.2, -2.6), (0, -4.4)], True), colour)


# ---- portraits ---------------------------------------------------------------

def portrait(c, x, y, s, skin='#dfae8a', hair=HAIR, coat='#3d5a6c', inner='#e9e2d2', style='short', age=.3, glasses=False, hat=None, collar='shirt', smile=1, apron=None, turn=.14, extra=None):
    """Head and shoulders; (x, y) is the middle of the face and s about half the head's height."""
    shade = mix(skin, '#8a4a35', .36)
    t = turn
    with c.at(x, y, s):
        if style in ('long', 'bob'):
            low = 1.5 if style == 'long' else .95
            c.path(smooth([(-.88, -.3), (-.6, -1.0), (0, -1.22), (.62, -1.0), (.88, -.3), (.94, low * .7), (.7, low), (0, low * .9), (-.72, low), (-.96, low * .7)], True), dark(hair, .15))
        if style == 'bun':
            c.oval(-.12, -1.36, .36, .31, hair)
            c.path('M-.36 -1.4Q-.12 -1.56 .1 -1.42', 'none', .3, light(hair, .25), .04)
        if style == 'ponytail':
            c.path(smooth([(-.6, -.85), (-1.2, -.8), (-1.42, -.1), (-1.2, .6), (-1.08, .1), (-.86, -.3)], True), hair)
        # neck and shoulders
        c.path('M-.36 .5L-.40 1.35Q0 1.75 .40 1.35L.36 .5Z', mix(skin, shade, .45))
        c.path('M-.36 .7Q0 1.22 .36 .62L.37 .9Q.05 1.36 -.38 1.02Z', shade, .55)
        shoulders = [(-.40, 1.16), (-.9, 1.38), (-1.5, 1.62), (-1.86, 2.2), (-2.02, 3.4), (-2.1, 5), (2.1, 5), (2.02, 3.4), (1.86, 2.2), (1.5, 1.62), (.9, 1.38), (.40, 1.16), (0, 1.42)]
        d = smooth(shoulders, True)
        c.path(d, c.lin(-1.8, 1, 1.9, 3, (0, light(coat, .12)), (.55, coat), (1, dark(coat, .3))))
        with c.clip(d):
            c.path('M.55 1.1Q1.25 2 1.3 5L3 5L3 1Z', dark(coat, .4), .3)
            c.path('M-1.28 2.5Q-1.16 3.4 -1.24 5', 'none', .35, dark(coat, .5), .035)
            c.path('M1.28 2.5Q1.16 3.4 1.24 5', 'none', .45, dark(coat, .6), .035)
            necklines(c, collar, coat, inner, skin)
            if apron:
                c.path('M-.85 2.5L.85 2.5L1.3 5L-1.3 5Z', apron)
                c.path('M-.82 2.5L-.62 1.2M.82 2.5L.62 1.2', 'none', 1, dark(apron, .1), .12)
                c.path('M-.85 2.5L.85 2.5', 'none', .5, dark(apron, .35), .04)
        # ears and face
        for side in (-1, 1):
            c.oval(side * .80 - t * .3, .1, .13, .22, mix(skin, shade, .35 if side < 0 else .6))
        face = [(-.76, -.55), (-.45, -.92), (0, -1.0), (.48, -.92), (.78, -.5), (.80, .05), (.70, .52), (.42, .9), (.05, 1.04), (-.36, .92), (-.68, .52), (-.79, .05)]
        d = smooth(face, True)
        c.path(d, c.lin(-.8, -.4, .9, .5, (0, light(skin, .18)), (.55, skin), (1, mix(skin, shade, .4))))
        with c.clip(d):
            c.path('M.62 -1.1Q.36 -.2 .56 .3Q.52 .8 .05 1.1L1.2 1.2L1.2 -1.1Z', shade, .26)
            c.path('M-1 -.42Q0 -.72 1 -.42L1 -1.2L-1 -1.2Z', shade, .25)
            if age > .6:
                for k in range(2):
                    c.path('M-.34 %.2fQ0 %.2f .38 %.2f' % (-.52 - k * .12, -.56 - k * .12, -.52 - k * .12), 'none', .3, shade, .025)
        for side in (-1, 1):
            c.shadow(t + side * .46, .36, .24, .16, .42, '#d6745a')
        features(c, t, shade, hair, age, smile, glasses)
        hair_front(c, style, hair, t)
        portrait_hat(c, hat)
        if extra:
            extra(c)


def features(c, t, shade, hair, age, smile, glasses):
    """Brows, eyes, nose and mouth, all small and calm."""
    ink = '#3a2b26'
    for side in (-1, 1):
        ex = t + side * .35
        c.path('M%.2f -.2Q%.2f -.31 %.2f -.22' % (ex - .17, ex, ex + .17), 'none', .75, mix(hair, '#5a4a40', .3), .055)
        if smile > 1:
            c.path('M%.2f .06Q%.2f -.08 %.2f .06' % (ex - .13, ex, ex + .13), 'none', .95, ink, .05)
        else:
            c.oval(ex, .03, .115, .075, '#fbf3e8', .85)
            c.oval(ex + .012, .025, .062, .074, ink)
            c.oval(ex - .02, -.01, .018, .018, '#ffffff', .8)
            c.path('M%.2f .0Q%.2f -.1 %.2f .01' % (ex - .135, ex, ex + .135), 'none', .85, ink, .036)
        if age > .5:
            c.path('M%.2f .16Q%.2f .22 %.2f .17' % (ex - .1, ex, ex + .11), 'none', .45, shade, .028)
            c.path('M%.2f -.02L%.2f -.07M%.2f .04L%.2f .06' % (ex + side * .18, ex + side * .26, ex + side * .18, ex + side * .27), 'none', .45, shade, .025)
            c.path('M%.2f .38Q%.2f .5 %.2f .64' % (t + side * .2, t + side * .33, t + side * .34), 'none', .5, shade, .03)
        if glasses:
            c.body.append('<ellipse cx="%.2f" cy=".03" rx=".235" ry=".2" fill="#ffffff" fill-opacity=".10" stroke="#453a36" stroke-width=".034"/>' % ex)
    if glasses:
        c.path('M%.2f .01Q%.2f -.05 %.2f .01M%.2f -.02L-.78 -.06M%.2f -.02L.8 -.06' % (t - .115, t, t + .115, t - .585, t + .585), 'none', 1, '#453a36', .032)
    c.path('M%.2f .05Q%.2f .26 %.2f .33Q%.2f .39 %.2f .36' % (t + .05, t + .12, t + .13, t + .06, t - .03), 'none', .7, shade, .04)
    c.path('M%.2f .6Q%.2f %.2f %.2f .58' % (t - .2, t + .01, .62 + .1 * min(smile, 1.3), t + .22), 'none', .95, '#9c4d40', .05)
    c.path('M%.2f .78Q%.2f .81 %.2f .78' % (t - .08, t + .01, t + .1), 'none', .3, shade, .035)


def hair_front(c, style, hair, t):
    """The hair that frames the face."""
    shine = light(hair, .22)
    if style == 'bald':
        return
    if style in ('short', 'thin'):
        c.path(smooth([(-.86, .02), (-.92, -.5), (-.66, -1.02), (-.1, -1.25), (.5, -1.16), (.88, -.72), (.88, -.02), (.78, -.32), (.66, -.58), (.2, -.68), (-.28, -.62), (-.62, -.6), (-.78, -.3)], True), hair)
    elif style in ('long', 'bob'):
        c.path(smooth([(-.9, .5), (-.96, -.4), (-.64, -1.05), (0, -1.26), (.62, -1.06), (.95, -.4), (.9, .5), (.76, -.1), (.52, -.52), (.12, -.72), (-.3, -.48), (-.68, -.28), (-.78, .1)], True), hair)
    else:
        c.path(smooth([(-.85, .0), (-.92, -.5), (-.62, -1.04), (0, -1.22), (.62, -1.04), (.92, -.5), (.85, 0), (.74, -.36), (.4, -.68), (-.12, -.8), (-.5, -.62), (-.74, -.34)], True), hair)
    c.path('M-.58 -.86Q-.2 -1.12 .3 -1.06', 'none', .35, shine, .06)
    c.path('M-.46 -.76Q-.1 -.96 .34 -.92', 'none', .25, shine, .04)


def necklines(c, collar, coat, inner, skin):
    """Collars."""
    if collar == 'coat':
        c.path('M-.5 1.05L0 2.3L.5 1.05L.42 3.6L0 5L-.3 5L-.36 2.8Z', inner)
        c.path('M-.46 1.1L-.9 1.6L-.52 2.0L-.66 2.16L-.02 3.3L-.02 2.2Z', light(coat, .2))
        c.path('M.46 1.1L.9 1.6L.52 2.0L.66 2.16L.02 3.3L.02 2.2Z', dark(coat, .1))
        c.path('M0 3.3L0 5', 'none', .5, dark(coat, .4), .035)
    elif collar == 'shirt':
        c.path('M-.42 1.08L0 1.82L-.42 2.02L-.72 1.36Z', inner)
        c.path('M.42 1.08L0 1.82L.42 2.02L.72 1.36Z', dark(inner, .1))
        c.path('M0 1.82L0 5', 'none', .35, dark(coat, .5), .03)
        for k in range(3):
            c.oval(.0, 2.3 + k * .6, .045, .045, dark(coat, .45), .7)
    elif collar == 'round':
        c.path('M-.5 1.1Q0 1.95 .5 1.1L.62 1.2Q0 2.2 -.62 1.2Z', inner)
    elif collar == 'mandarin':
        c.path('M-.44 1.0Q0 1.5 .44 1.0L.48 1.28Q0 1.8 -.48 1.28Z', dark(coat, .15))
        c.path('M0 1.55L0 5', 'none', .4, dark(coat, .5), .03)
        for k in range(3):
            c.line(-.14, 2.0 + k * .62, .14, 2.0 + k * .62, inner, .06)
    elif collar == 'zip':
        c.path('M-.46 .98Q0 1.36 .46 .98L.54 1.34Q0 1.9 -.54 1.34Z', inner)
        c.line(0, 1.62, 0, 5, inner, .05)


def portrait_hat(c, hat):
    """Hats for portraits."""
    if not hat:
        return
    kind, colour = hat
    if kind == 'straw':
        c.path('M-1.75 -.42Q0 -.92 1.75 -.42Q1.5 -.78 .92 -.86Q.74 -1.62 0 -1.64Q-.74 -1.62 -.92 -.86Q-1.5 -.78 -1.75 -.42Z', c.lin(-1.5, 0, 1.5, 0, (0, light(colour, .3)), (1, dark(colour, .2))))
        c.path('M-1.75 -.42Q0 -.92 1.75 -.42Q0 -.66 -1.75 -.42Z', dark(colour, .42), .8)
        c.path('M-.9 -.9Q0 -1.08 .9 -.9L.88 -1.04Q0 -1.22 -.88 -1.04Z', '#7d3b30')
        for k in range(7):
            c.path('M%.2f -.64Q%.2f -1.1 %.2f -1.52' % (-1.3 + k * .43, (-.8 + k * .27), (-.5 + k * .166)), 'none', .18, dark(colour, .6), .02)
    elif kind == 'cap':
        c.path('M-.9 -.5Q-.96 -1.42 0 -1.46Q.96 -1.42 .92 -.5Q0 -.82 -.9 -.5Z', c.lin(-.9, 0, .9, 0, (0, light(colour, .15)), (1, dark(colour, .25))))
        c.path('M-.86 -.62Q0 -.98 .9 -.62Q1.0 -.44 .86 -.38Q0 -.7 -.8 -.38Q-.98 -.44 -.86 -.62Z', dark(colour, .35))
        c.oval(.02, -1.02, .16, .14, '#d9b45a')
    elif kind == 'band':
        c.path('M-.9 -.56Q0 -.92 .9 -.56L.9 -.34Q0 -.7 -.9 -.34Z', colour)
