package io.lakehousedr.adls;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobServiceVersion;
import java.io.InputStream;
import java.util.Map;

/** A REST request in the making. Not thread-safe. */
final class Call {
  private static final HttpHeaderName VERSION = HttpHeaderName.fromString("x-ms-version");

  private final HttpRequest request;

  private Call(HttpMethod method, String url) {
    this.request = new HttpRequest(method, url);
    request.setHeader(VERSION, BlobServiceVersion.getLatest().getVersion());
    // The JDK's client sends it with every method, and it is signed.
    request.setHeader(HttpHeaderName.CONTENT_LENGTH, "0");
  }

  static Call head(String url) {
    return new Call(HttpMethod.HEAD, url);
  }

  static Call get(String url) {
    return new Call(HttpMethod.GET, url);
  }

  static Call delete(String url) {
    return new Call(HttpMethod.DELETE, url);
  }

  static Call put(String url) {
    return new Call(HttpMethod.PUT, url);
  }

  Call header(String name, String value) {
    request.setHeader(HttpHeaderName.fromString(name), value);
    return this;
  }

  Call headers(Map<String, String> all) {
    all.forEach(this::header);
    return this;
  }

  Call body(InputStream stream, long size) {
    if (size > 0) {
      request.setBody(BinaryData.fromStream(stream, size));
    }
    return header("Content-Length", Long.toString(size));
  }

  HttpRequest request() {
    return request;
  }
}
