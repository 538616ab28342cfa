"""From SVG to a painted-looking JPEG: wavering edges, paper grain, soft light."""
import io
import numpy
import resvg_py
from PIL import Image, ImageFilter


def noise(rng, w, h, scale):
    """Smooth noise with mean 0 and deviation 1; scale is the size of its blotches in pixels."""
    small = rng.normal(size=(max(2, int(h / scale) + 2), max(2, int(w / scale) + 2))).astype('float32')
    field = numpy.asarray(Image.fromarray(small).resize((w, h), Image.BICUBIC))
    return (field - field.mean()) / (field.std() + 1e-6)


def waver(pixels, rng, amount=.95):
    """Moves every pixel by a little smooth noise, so that edges look cut or painted by hand."""
    h, w, _ = pixels.shape
    dx = noise(rng, w, h, 16) * amount * .32 + noise(rng, w, h, 90) * amount
    dy = noise(rng, w, h, 16) * amount * .32 + noise(rng, w, h, 90) * amount
    yy, xx = numpy.mgrid[0:h, 0:w].astype('float32')
    xs, ys = numpy.clip(xx + dx, 0, w - 1.001), numpy.clip(yy + dy, 0, h - 1.001)
    x0, y0 = xs.astype(int), ys.astype(int)
    fx, fy = (xs - x0)[..., None], (ys - y0)[..., None]
    return (pixels[y0, x0] * (1 - fx) * (1 - fy) + pixels[y0, x0 + 1] * fx * (1 - fy)
            + pixels[y0 + 1, x0] * (1 - fx) * fy + pixels[y0 + 1, x0 + 1] * fx * fy)


def paper(pixels, rng, grain):
    """Mottled pigment, fine grain and a faint vignette."""
    h, w, _ = pixels.shape
    wash = noise(rng, w, h, 46) * 1.5 + noise(rng, w, h, 9) * 1.2
    brush = numpy.asarray(Image.fromarray(rng.normal(size=(h // 2, w // 16)).astype('float32')).resize((w, h), Image.BICUBIC)) * 1.0
    fine = noise(rng, w, h, 1.7) * grain
    yy, xx = numpy.mgrid[-1:1:h * 1j, -1:1:w * 1j]
    vignette = 1.015 - .055 * numpy.clip(xx * xx + yy * yy - .35, 0, 2)
    out = pixels * vignette[..., None] + (wash + brush + fine)[..., None]
    out = out * .985 + numpy.array([252, 244, 228]) * .015
    return numpy.clip(out, 0, 255)


def render(canvas):
    """The canvas as an array of RGB pixels."""
    image = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=canvas.svg(), skip_system_fonts=True)))).convert('RGB')
    return numpy.asarray(image).astype('float32')


def save(canvas, path, seed):
    """Renders, finishes and writes the JPEG, with less grain and then lower quality until it is small enough."""
    source = render(canvas)
    limit = 88_000 if canvas.w < 1600 else 109_000
    for quality, grain in ((82, 2.6), (80, 2.0), (80, 1.3), (80, .6), (79, .2), (77, 0), (74, 0), (70, 0), (66, 0), (60, 0), (54, 0)):
        rng = numpy.random.default_rng(seed)
        image = Image.fromarray(paper(waver(source, rng), rng, grain).astype('uint8'))
        data = io.BytesIO()
        image.save(data, 'JPEG', quality=quality, progressive=True, optimize=True)
        if data.tell() <= limit:
            break
    path.write_bytes(data.getvalue())
    return data.tell(), quality
