package io.lakehousedr.adls;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.CoreUtils;
import com.azure.core.util.FluxUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer of the JDK's client as the SDK wants it. Its body is read once. */
final class Answered extends HttpResponse {
  private final int status;
  private final HttpHeaders headers = new HttpHeaders();
  private final InputStream body;

  Answered(HttpRequest request, java.net.http.HttpResponse<InputStream> answer) {
    super(request);
    this.status = answer.statusCode();
    this.body = answer.body();
    answer
        .headers()
        .map()
        .forEach((name, values) -> headers.set(HttpHeaderName.fromString(name), values));
  }

  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  @Deprecated
  public @Nullable String getHeaderValue(String name) {
    return headers.getValue(HttpHeaderName.fromString(name));
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public InputStream getBodyAsInputStreamSync() {
    return body;
  }

  private byte[] all() {
    try (body) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public BinaryData getBodyAsBinaryData() {
    return BinaryData.fromBytes(all());
  }

  @Override
  public Flux<ByteBuffer> getBody() {
    return FluxUtil.toFluxByteBuffer(body);
  }

  @Override
  public Mono<byte[]> getBodyAsByteArray() {
    return Mono.fromCallable(this::all);
  }

  @Override
  public Mono<String> getBodyAsString() {
    return getBodyAsByteArray()
        .map(bytes -> String.valueOf(CoreUtils.bomAwareToString(bytes, contentType())));
  }

  private @Nullable String contentType() {
    return headers.getValue(HttpHeaderName.CONTENT_TYPE);
  }

  @Override
  public Mono<String> getBodyAsString(Charset charset) {
    return getBodyAsByteArray().map(bytes -> new String(bytes, charset));
  }

  /** The body as text, for messages. */
  String text() {
    return new String(all(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      // Nothing more is wanted of it.
      return;
    }
  }
}
