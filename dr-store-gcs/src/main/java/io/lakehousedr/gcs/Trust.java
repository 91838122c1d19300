package io.lakehousedr.gcs;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trusts the certificates of a PEM file, and no others. */
final class Trust {
  private Trust() {}

  /**
   * A context for connections.
   *
   * @throws DrException INVALID when the file holds no certificate
   */
  static SSLContext only(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int count = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + count++, one);
      }
      return context(store);
    } catch (IOException | GeneralSecurityException e) {
      throw new DrException(
          Problem.CONFIG_INVALID,
          "\"ca_file\" " + pem + " holds no PEM certificates that can be used: " + e.getMessage(),
          e);
    }
  }

  private static SSLContext context(KeyStore store) throws GeneralSecurityException {
    if (store.size() == 0) {
      throw new GeneralSecurityException("there is none in it");
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
