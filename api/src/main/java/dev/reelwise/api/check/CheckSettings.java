package dev.reelwise.api.check;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the check works. What lies in the bucket without a row for less than {@code grace} may be
 * work under way; a video counts as stuck once nothing has moved for {@code patience}. Between the
 * two looks at a finding lies at least {@code pause}. {@code report} is the file to write.
 */
@ConfigurationProperties("reelwise.check")
record CheckSettings(
    @DefaultValue("24h") Duration grace,
    @DefaultValue("15m") Duration patience,
    @DefaultValue("2s") Duration pause,
    @DefaultValue("false") boolean repair,
    @Nullable Path report) {}
