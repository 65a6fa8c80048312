package dev.reelwise.api.upload;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets what is due now and then run. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class UploadSchedule {}
