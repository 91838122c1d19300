package io.lakehousedr.gcs;

import io.lakehousedr.simulators.servers.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate of this machine that only who is told trusts.
 *
 * @param server what a server shows it with
 * @param pem the file that clients are told
 */
record OwnAuthority(SSLContext server, Path pem) {
  private static final String PASSWORD = "password";

  /** Makes a new one. */
  static OwnAuthority in(Path folder) throws IOException, GeneralSecurityException {
    Path keys = folder.resolve("keys.p12");
    Path pem = folder.resolve("ca.pem");
    keytool(keys, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=t", "-ext", "san=ip:127.0.0.1");
    keytool(keys, "-exportcert", "-rfc", "-file", pem.toString());
    return new OwnAuthority(context(keys), pem);
  }

  private static void keytool(Path keys, String... command) {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    all.addAll(List.of(command));
    all.addAll(List.of("-alias", "t", "-storepass", PASSWORD, "-keystore", keys.toString()));
    Path log = keys.resolveSibling("keytool.log");
    ChildProcess.run("keytool", all, Map.of(), log, Duration.ofMinutes(1));
  }

  private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }
}
