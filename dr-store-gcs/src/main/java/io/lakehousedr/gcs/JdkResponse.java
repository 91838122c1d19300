package io.lakehousedr.gcs;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The head of an answer, and the stream of its body. */
final class JdkResponse extends LowLevelHttpResponse {
  private final HttpResponse<IncomingBody> response;
  private final List<Map.Entry<String, String>> headers;

  JdkResponse(HttpResponse<IncomingBody> response) {
    this.response = response;
    this.headers =
        response.headers().map().entrySet().stream()
            .flatMap(it -> it.getValue().stream().map(value -> Map.entry(it.getKey(), value)))
            .toList();
  }

  private @Nullable String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  @Override
  public InputStream getContent() {
    return response.body();
  }

  @Override
  public @Nullable String getContentEncoding() {
    return header("content-encoding");
  }

  @Override
  public long getContentLength() {
    return response.headers().firstValueAsLong("content-length").orElse(-1);
  }

  @Override
  public @Nullable String getContentType() {
    return header("content-type");
  }

  @Override
  public String getStatusLine() {
    return "HTTP/1.1 " + response.statusCode();
  }

  @Override
  public int getStatusCode() {
    return response.statusCode();
  }

  @Override
  public @Nullable String getReasonPhrase() {
    return null;
  }

  @Override
  public int getHeaderCount() {
    return headers.size();
  }

  @Override
  public String getHeaderName(int index) {
    return headers.get(index).getKey();
  }

  @Override
  public String getHeaderValue(int index) {
    return headers.get(index).getValue();
  }

  @Override
  public void disconnect() {
    response.body().close();
  }
}
