package dev.reelwise.api.source;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where ffmpeg is (by default on PATH), and which variants are made (the heights of their pictures
 * in lines; by default 1080, 720, 480 and 360).
 */
@Validated
@ConfigurationProperties("reelwise.media")
public record MediaProperties(
    @Nullable Path ffmpeg, @Nullable Path ffprobe, @DefaultValue List<Integer> heights) {

  private static final List<Integer> USUAL_HEIGHTS = List.of(1080, 720, 480, 360);

  public MediaProperties {
    // An empty variable is as good as none.
    heights = heights.isEmpty() ? USUAL_HEIGHTS : List.copyOf(heights);
  }
}
