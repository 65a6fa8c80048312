package dev.reelwise.api.index;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the search index is rebuilt: so many videos are read and written at once, and what is
 * replaced stays for {@code grace}, because searches under way still read it.
 */
@Validated
@ConfigurationProperties("reelwise.search.rebuild")
record RebuildSettings(
    @DefaultValue("50") @Min(1) @Max(1_000) int batch, @DefaultValue("10s") Duration grace) {}
