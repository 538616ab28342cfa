//! Which article stands in which list, worked out anew for the whole site: set by set, inside the database.

use sea_orm::{ConnectionTrait, DbErr};

/// Every published article stands in the lists of its channel, of its placements, and of all channels above those.
const LISTING: &str = "
WITH RECURSIVE above (channel_id, ancestor_id) AS (
    SELECT id, id FROM channel
    UNION
    SELECT above.channel_id, channel.parent_id
    FROM above JOIN channel ON channel.id = above.ancestor_id
    WHERE channel.parent_id IS NOT NULL
), place (article_id, channel_id) AS (
    SELECT id, channel_id FROM article
    UNION
    SELECT article_id, channel_id FROM placement
)
INSERT INTO listing (channel_id, published_at, article_id)
SELECT DISTINCT above.ancestor_id, article.published_at, article.id
FROM article
JOIN place ON place.article_id = article.id
JOIN above ON above.channel_id = place.channel_id
WHERE article.state = 'published' AND article.published_at IS NOT NULL";

/// A day begins at midnight in Shanghai.
const TALLY: &str = "
INSERT INTO tally (channel_id, day, articles)
SELECT channel_id, (published_at + 28800) / 86400, COUNT(*) FROM listing GROUP BY channel_id, (published_at + 28800) / 86400";

const COUNTS: &str = "
UPDATE channel SET articles = (SELECT COUNT(*) FROM listing WHERE listing.channel_id = channel.id)
WHERE articles <> (SELECT COUNT(*) FROM listing WHERE listing.channel_id = channel.id)";

/// Makes listing, tally and the counts of channels say what articles, placements and channels say.
pub async fn rebuild(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    for step in ["DELETE FROM listing", "DELETE FROM tally", LISTING, TALLY, COUNTS] {
        db.execute_unprepared(step).await?;
    }
    Ok(())
}
