package dev.reelwise.api.video;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The number of all public videos is counted anew when it is older than {@code totalAge}. */
@ConfigurationProperties("reelwise.list")
record ListSettings(@DefaultValue("1s") Duration totalAge) {}
