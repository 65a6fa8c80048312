package dev.reelwise.api.video;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * After {@code lastSweep} nobody can be writing for a deleted video any more: steps under way learn
 * within seconds that it is gone, a call to a server of ours takes a minute at most.
 */
@ConfigurationProperties("reelwise.deletion")
record DeletionSettings(@DefaultValue("5m") Duration lastSweep) {}
