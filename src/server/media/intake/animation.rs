//! Pictures that move: they stay what they are, frame by frame, as long as they are not too long or too large.

use std::io::Cursor;

use gif::{ColorOutput, DecodeOptions, Encoder, MemoryLimit};
use image::{AnimationDecoder, DynamicImage, RgbaImage, codecs::gif::GifDecoder};
use image_webp::{LoopCount, WebPDecoder};
use webp::{AnimEncoder, AnimFrame, WebPConfig};

use super::{Intake, Kind, Look, Refusal, Said, broken};

/// Half a minute at the usual speed.
const MOST_FRAMES: usize = 500;
/// Of one frame: more than a story's width by far.
const LARGEST_FRAME: u64 = 4_000_000;
/// Of all frames together: some seconds of work.
const MOST_PIXELS: u64 = 100_000_000;
/// Of a WebP, whose encoder wants all frames at the same time, with 4 bytes a pixel.
const MOST_PIXELS_AT_ONCE: u64 = 30_000_000;
/// Bytes that all those frames take.
pub const ALL_FRAMES: u64 = MOST_PIXELS_AT_ONCE * 4;
/// Of animated WebP: about what films have.
const QUALITY: f32 = 80.0;

/// What is kept of an animation; `None` where the file is none.
pub fn of(content: &[u8], kind: Kind) -> Result<Option<Intake>, Refusal> {
    match kind {
        Kind::Gif => gif(content),
        Kind::WebP => webp(content),
        _ => Ok(None),
    }
}

/// Whether it moves, whatever its size.
pub fn is_one(content: &[u8]) -> bool {
    if content.starts_with(b"GIF8") {
        frames_of_gif(content).map_or_else(|refusal| refusal == Refusal::TooLong, |frames| frames > 1)
    } else {
        content.starts_with(b"RIFF") && WebPDecoder::new(Cursor::new(content)).is_ok_and(|decoder| decoder.is_animated())
    }
}

/// Frames go from decoder to encoder as they are, with their own palettes: nothing is lost, and one is in memory at a time.
fn gif(content: &[u8]) -> Result<Option<Intake>, Refusal> {
    if frames_of_gif(content)? < 2 {
        return Ok(None);
    }
    let mut decoder = gif_decoder(content)?;
    let (width, height) = (decoder.width(), decoder.height());
    if u64::from(width) * u64::from(height) > LARGEST_FRAME {
        return Err(Refusal::TooLong);
    }
    let palette = decoder.global_palette().unwrap_or_default().to_vec();
    let mut kept = Vec::new();
    let mut encoder = Encoder::new(&mut kept, width, height, &palette).map_err(broken)?;
    encoder.set_repeat(decoder.repeat()).map_err(broken)?;
    let mut pixels = 0;
    while let Some(frame) = decoder.read_next_frame().map_err(broken)? {
        pixels += u64::from(frame.width) * u64::from(frame.height);
        if pixels > MOST_PIXELS {
            return Err(Refusal::TooLong);
        }
        let mut frame = frame.clone();
        // The decoder has put the lines in order.
        frame.interlaced = false;
        encoder.write_frame(&frame).map_err(broken)?;
    }
    drop(encoder);
    let first = GifDecoder::new(Cursor::new(content)).map_err(broken)?.into_frames().next().ok_or(Refusal::Broken)?.map_err(broken)?;
    let look = Look::of(&DynamicImage::ImageRgba8(first.into_buffer()));
    Ok(Some(Intake { content: kept, ending: "gif", width: width.into(), height: height.into(), animated: true, look, said: Said::default() }))
}

fn gif_decoder(content: &[u8]) -> Result<gif::Decoder<&[u8]>, Refusal> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    options.set_memory_limit(MemoryLimit::Bytes((LARGEST_FRAME * 4).try_into().map_err(broken)?));
    options.check_frame_consistency(true);
    options.read_info(content).map_err(broken)
}

/// Counted without decoding them, and no further than is needed to refuse.
fn frames_of_gif(content: &[u8]) -> Result<usize, Refusal> {
    let mut options = DecodeOptions::new();
    options.skip_frame_decoding(true);
    let mut decoder = options.read_info(content).map_err(broken)?;
    let mut frames = 0;
    while decoder.next_frame_info().map_err(broken)?.is_some() {
        frames += 1;
        if frames > MOST_FRAMES {
            return Err(Refusal::TooLong);
        }
    }
    Ok(frames)
}

fn webp(content: &[u8]) -> Result<Option<Intake>, Refusal> {
    let mut decoder = WebPDecoder::new(Cursor::new(content)).map_err(broken)?;
    if !decoder.is_animated() {
        return Ok(None);
    }
    let (width, height) = decoder.dimensions();
    let (frames, pixels) = (decoder.num_frames(), u64::from(width) * u64::from(height));
    if frames as usize > MOST_FRAMES || pixels > LARGEST_FRAME || pixels * u64::from(frames) > MOST_PIXELS_AT_ONCE {
        return Err(Refusal::TooLong);
    }
    decoder.set_memory_limit((LARGEST_FRAME * 8).try_into().map_err(broken)?);
    let mut drawn: Vec<(Vec<u8>, i32)> = Vec::new();
    let mut at = 0i32;
    let size = decoder.output_buffer_size().ok_or(Refusal::Broken)?;
    for _ in 0..frames {
        let mut pixels = vec![0; size];
        let lasts = decoder.read_frame(&mut pixels).map_err(broken)?;
        drawn.push((pixels, at));
        at = at.saturating_add(i32::try_from(lasts).unwrap_or(i32::MAX));
    }
    let (first, _) = drawn.first().ok_or(Refusal::Broken)?;
    let look = Look::of(&if decoder.has_alpha() {
        DynamicImage::ImageRgba8(RgbaImage::from_raw(width, height, first.clone()).ok_or(Refusal::Broken)?)
    } else {
        DynamicImage::ImageRgb8(image::RgbImage::from_raw(width, height, first.clone()).ok_or(Refusal::Broken)?)
    });
    let mut config = WebPConfig::new().map_err(|()| Refusal::Broken)?;
    (config.quality, config.method) = (QUALITY, 2);
    let mut encoder = AnimEncoder::new(width, height, &config);
    encoder.set_loop_count(match decoder.loop_count() {
        LoopCount::Forever => 0,
        LoopCount::Times(times) => i32::from(times.get()),
    });
    for (pixels, at) in &drawn {
        let make = if decoder.has_alpha() { AnimFrame::from_rgba } else { AnimFrame::from_rgb };
        encoder.add_frame(make(pixels, width, height, *at));
    }
    let kept = encoder.try_encode().map_err(|cause| broken(format!("{cause:?}")))?.to_vec();
    Ok(Some(Intake { content: kept, ending: "webp", width, height, animated: true, look, said: Said::default() }))
}
