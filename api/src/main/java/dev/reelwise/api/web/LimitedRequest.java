package dev.reelwise.api.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request whose body ends in {@link BodyRejected} when it is too large or too slow. */
final class LimitedRequest extends HttpServletRequestWrapper {

  private final long most;
  private final Duration time;
  private @Nullable Body body;

  LimitedRequest(HttpServletRequest request, long most, Duration time) {
    super(request);
    this.most = most;
    this.time = time;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = new Body(super.getInputStream(), most, time);
    }
    return body;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  private static final class Body extends ServletInputStream {

    private final ServletInputStream in;
    private final long most;
    private final Duration time;
    private final long begun = System.nanoTime();
    private long read;

    Body(ServletInputStream in, long most, Duration time) {
      this.in = in;
      this.most = most;
      this.time = time;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int got;
      try {
        got = in.read(buffer, offset, length);
      } catch (SocketTimeoutException silent) {
        throw new BodyRejected.TooSlow(time);
      }
      read += Math.max(0, got);
      if (read > most) {
        throw new BodyRejected.TooLarge(most);
      }
      if (got >= 0 && System.nanoTime() - begun > time.toNanos()) {
        throw new BodyRejected.TooSlow(time);
      }
      return got;
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
