package dev.reelwise.api.quota;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** What each user may keep, unless the user's row says otherwise; null is without limit. */
@ConfigurationProperties("reelwise.quota")
record QuotaSettings(@Nullable DataSize bytes, @Nullable Integer videos) {}
