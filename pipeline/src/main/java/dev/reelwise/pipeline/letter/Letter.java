package dev.reelwise.pipeline.letter;

import dev.reelwise.contracts.event.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter: where it belongs, why and when it was put aside, the video's id where the key
 * tells it, and what it says. {@code replayedAt} is null until it was sent once more.
 */
public record Letter(
    LetterId id,
    Topic topic,
    String reason,
    Instant putAsideAt,
    @Nullable String key,
    String value,
    @Nullable Instant replayedAt) {}
