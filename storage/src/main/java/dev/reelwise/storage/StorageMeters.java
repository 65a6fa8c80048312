package dev.reelwise.storage;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts and times the calls to the object store, with their repeats in one. */
final class StorageMeters implements ExecutionInterceptor {

  private static final ExecutionAttribute<Long> BEGAN = new ExecutionAttribute<>("began");

  private final MeterRegistry meters;

  StorageMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    attributes.putAttribute(BEGAN, System.nanoTime());
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    record(attributes, "done");
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    boolean refused =
        context.exception() instanceof SdkServiceException answer
            && answer.statusCode() >= 400
            && answer.statusCode() < 500;
    // Often only the question whether there is such an object.
    record(attributes, refused ? "refused" : "failed");
  }

  private void record(ExecutionAttributes attributes, String outcome) {
    Long began = attributes.getAttribute(BEGAN);
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    if (began != null && operation != null) {
      meters
          .timer("reelwise.storage.calls", "operation", operation, "outcome", outcome)
          .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
  }
}
