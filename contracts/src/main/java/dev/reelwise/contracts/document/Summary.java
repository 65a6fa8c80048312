package dev.reelwise.contracts.document;

import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a video says, in a few sentences. In JSON the names are in snake case. {@code method} is
 * {@code map-reduce} or {@code extractive}, {@code parts} the number of chunks summarized first,
 * {@code qualityScore} lies in 0..1; {@code transcriptFileKey} names what was summarized, and
 * {@code transcriptHash} tells whether it still says the same (null where another writer left it
 * out).
 */
public record Summary(
    VideoId videoId,
    String summary,
    String model,
    String method,
    int parts,
    double qualityScore,
    String transcriptFileKey,
    @Nullable String transcriptHash,
    Instant generatedAt) {}
