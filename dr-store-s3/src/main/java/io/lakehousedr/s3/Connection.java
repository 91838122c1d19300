package io.lakehousedr.s3;

import io.lakehousedr.spi.AdapterContext;
import java.time.InstantSource;

/**
 * What the parts of one store share. Thread-safe.
 *
 * @param root where the objects are
 * @param settings as configured
 * @param objects requests for whole objects
 * @param uploads requests for uploads in parts
 * @param calls the threads that requests are made on
 * @param time the engine's clock
 */
record Connection(
    S3Root root,
    S3Settings settings,
    SdkObjects objects,
    SdkUploads uploads,
    Calls calls,
    InstantSource time)
    implements AutoCloseable {
  static Connection open(S3Root root, S3Settings settings, AdapterContext context) {
    Calls calls = new Calls("dr-s3 " + context.region());
    SdkRequests requests =
        new SdkRequests(
            SdkClient.open(root, settings),
            root,
            calls,
            settings.connection().requestTimeout(),
            context.time());
    return new Connection(
        root, settings, new SdkObjects(requests), new SdkUploads(requests), calls, context.time());
  }

  @Override
  public void close() {
    calls.close();
    objects.close();
  }
}
