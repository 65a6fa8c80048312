package dev.reelwise.bench.upload;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks at the API's memory, by JMX, while it receives. */
final class MemoryWatch implements AutoCloseable {

  private static final long PAUSE_MILLIS = 100;

  /** Asking for the process's memory costs the whole machine more than asking for the heap's. */
  private static final int HEAPS_PER_PROCESS = 10;

  private final ApiProcess api;
  private final JMXConnector connector;
  private final MemoryMXBean memory;
  private final AtomicLong heap = new AtomicLong();
  private final AtomicLong process = new AtomicLong();
  private final Thread thread = Thread.ofPlatform().daemon().name("memory").unstarted(this::watch);
  private volatile boolean open = true;

  private MemoryWatch(ApiProcess api, JMXConnector connector, MemoryMXBean memory) {
    this.api = api;
    this.connector = connector;
    this.memory = memory;
  }

  // The address is that of our own child, from the JVM itself: nobody else can give another.
  @SuppressWarnings("BanJNDI")
  static MemoryWatch over(ApiProcess api) throws IOException {
    JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(agent(api.pid())));
    MBeanServerConnection beans = connector.getMBeanServerConnection();
    MemoryMXBean memory =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    MemoryWatch watch = new MemoryWatch(api, connector, memory);
    watch.thread.start();
    return watch;
  }

  private static String agent(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        return machine.startLocalManagementAgent();
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException failure) {
      throw new IOException("The API's memory can't be watched", failure);
    }
  }

  /** Forgets the peaks, and what the last uploads have left in the heap. */
  void begin() {
    memory.gc();
    heap.set(0);
    process.set(0);
  }

  /** The most bytes of the heap that were in use at once since {@link #begin}, garbage included. */
  long peakHeap() {
    return heap.get();
  }

  /** The most memory that the process has had since {@link #begin}. */
  long peakProcess() {
    return process.get();
  }

  private void watch() {
    try {
      for (int i = 0; open; i++) {
        heap.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max);
        if (i % HEAPS_PER_PROCESS == 0) {
          process.accumulateAndGet(api.memoryBytes(), Math::max);
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    open = false;
    try {
      thread.join();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    connector.close();
  }
}
