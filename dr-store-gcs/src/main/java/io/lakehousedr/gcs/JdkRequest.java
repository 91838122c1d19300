package io.lakehousedr.gcs;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request. The calling thread sends its body, and waits for the head of the answer. */
final class JdkRequest extends LowLevelHttpRequest {
  /** What the JDK's client sets itself, and allows nobody else to. */
  private static final Set<String> ITS_OWN =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final JdkTransport transport;
  private final String method;
  private final HttpRequest.Builder builder;

  JdkRequest(JdkTransport transport, String method, URI url) {
    this.transport = transport;
    this.method = method;
    this.builder = HttpRequest.newBuilder(url);
  }

  @Override
  public void addHeader(String name, String value) {
    if (!ITS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
      builder.header(name, value);
    }
  }

  @Override
  public LowLevelHttpResponse execute() throws IOException {
    Optional.ofNullable(getContentType()).ifPresent(type -> addHeader("Content-Type", type));
    Optional.ofNullable(getContentEncoding()).ifPresent(it -> addHeader("Content-Encoding", it));
    AtomicBoolean held = new AtomicBoolean();
    Runnable release =
        () -> {
          if (held.getAndSet(false)) {
            transport.release();
          }
        };
    boolean answered = false;
    try {
      transport.acquire();
      held.set(true);
      LowLevelHttpResponse response = exchange(release);
      answered = true;
      return response;
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      if (!answered) {
        release.run();
      }
    }
  }

  private LowLevelHttpResponse exchange(Runnable release) throws IOException, InterruptedException {
    if (getStreamingContent() == null || getContentLength() == 0) {
      return await(send(BodyPublishers.noBody(), release));
    }
    OutgoingBody body = new OutgoingBody(getContentLength(), transport.silence());
    CompletableFuture<HttpResponse<IncomingBody>> answer = send(body, release);
    CompletableFuture<?> watch = answer.whenComplete((response, failure) -> body.stop());
    try {
      getStreamingContent().writeTo(body);
      body.finish();
    } catch (IOException | RuntimeException e) {
      if (!watch.isDone()) {
        body.fail(e);
        answer.cancel(true);
        throw e;
      }
    }
    return await(answer);
  }

  private CompletableFuture<HttpResponse<IncomingBody>> send(BodyPublisher body, Runnable release) {
    return transport
        .client()
        .sendAsync(
            builder.method(method, body).build(),
            head -> new IncomingBody(transport.silence(), release));
  }

  private LowLevelHttpResponse await(CompletableFuture<HttpResponse<IncomingBody>> answer)
      throws IOException {
    try {
      return new JdkResponse(answer.get(transport.silence().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw interrupted();
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new SocketTimeoutException("no answer in " + transport.silence());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
    }
  }

  static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted");
  }
}
