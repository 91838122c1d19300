package io.lakehousedr.spi.support;

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

/** TLS that trusts the authorities of one file, and no others: the setting {@code ca_file}. */
public final class Trust {
  private Trust() {}

  /**
   * A context for connections to servers whose certificate one of {@code pem} has signed, or is.
   * The file is read once; it opens no connection.
   *
   * @param pem X.509 certificates in PEM form, one or more
   * @throws DrException CONFIG_INVALID when the file holds none that can be read
   */
  public static SSLContext only(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + store.size(), one);
      }
      return context(store);
    } catch (IOException | GeneralSecurityException e) {
      throw new DrException(
          Problem.CONFIG_INVALID,
          "\"ca_file\" "
              + pem
              + " holds no PEM certificates that can be used: "
              + e.getMessage()
              + ". Without them no connection can be trusted: give a file of the authorities'"
              + " certificates in PEM form",
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
