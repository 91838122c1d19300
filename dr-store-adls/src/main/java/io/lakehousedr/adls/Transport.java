package io.lakehousedr.adls;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.lakehousedr.spi.support.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends the SDK's requests by the JDK's own client, in the caller's thread: bodies are streamed
 * both ways in bounded memory, an interrupt ends the exchange at once, and a service that is silent
 * for too long ends it too, while bytes that move are no silence. Never retries. Thread-safe.
 */
final class Transport implements HttpClient {
  /** The JDK's client sets them itself. */
  private static final Set<String> RESERVED =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private static final Duration LOOK = Duration.ofMillis(250);

  private final java.net.http.HttpClient client;
  private final Duration patience;
  private final Semaphore permits;

  /**
   * Makes one.
   *
   * @param patience how long the service may be silent
   * @param most requests at once; answers that are being read come on top
   */
  Transport(java.net.http.HttpClient client, Duration patience, int most) {
    this.client = client;
    this.patience = patience;
    this.permits = new Semaphore(most);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromCallable(() -> sendSync(request, Context.NONE));
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    SentBody body = new SentBody(request.getBodyAsBinaryData());
    try {
      permits.acquire();
    } catch (InterruptedException e) {
      throw Cancellation.cancelled();
    }
    try {
      return new Answered(
          request,
          await(client.sendAsync(translated(request, body), ResponseBody.within(patience)), body));
    } finally {
      permits.release();
    }
  }

  private <T> T await(CompletableFuture<T> answer, SentBody body) {
    try {
      while (true) {
        try {
          return answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          checkSilence(body);
        }
      }
    } catch (InterruptedException e) {
      abandon(answer, body);
      throw Cancellation.cancelled();
    } catch (HttpTimeoutException e) {
      throw new UncheckedIOException(abandon(answer, body) ? e : new Unsent(e));
    } catch (ExecutionException e) {
      IOException failure = failure(e.getCause());
      throw new UncheckedIOException(body.cancel() ? failure : new Unsent(failure));
    }
  }

  /** Whether the request may have become whole. */
  private static boolean abandon(CompletableFuture<?> answer, SentBody body) {
    boolean whole = body.cancel();
    answer.cancel(true);
    return whole;
  }

  /** A request that broke off before its end: the service cannot have carried it out. */
  static final class Unsent extends IOException {
    private static final long serialVersionUID = 1L;

    Unsent(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private void checkSilence(SentBody body) throws HttpTimeoutException {
    if (body.silence().compareTo(patience) > 0) {
      throw new HttpTimeoutException("no answer within " + patience.toSeconds() + " s");
    }
  }

  private static IOException failure(@Nullable Throwable cause) {
    return cause instanceof IOException io ? io : new IOException("the request failed", cause);
  }

  private static java.net.http.HttpRequest translated(HttpRequest request, SentBody body) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.getUrl().toString()))
            .method(request.getHttpMethod().toString(), publisher(body));
    for (HttpHeader header : request.getHeaders()) {
      if (!RESERVED.contains(header.getName().toLowerCase(Locale.ROOT))) {
        header.getValuesList().forEach(value -> builder.header(header.getName(), value));
      }
    }
    return builder.build();
  }

  private static BodyPublisher publisher(SentBody body) {
    return body.size() == 0
        ? BodyPublishers.noBody()
        : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> body), body.size());
  }
}
