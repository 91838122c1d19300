package io.lakehousedr.gcs;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import io.lakehousedr.model.Secret;
import java.io.IOException;

/** A token that somebody else renews. Once it is refused, the refusal is what is reported. */
final class GivenToken extends GoogleCredentials {
  private static final long serialVersionUID = 1L;

  GivenToken(Secret token) {
    super(GoogleCredentials.newBuilder().setAccessToken(new AccessToken(token.reveal(), null)));
  }

  @Override
  public AccessToken refreshAccessToken() throws IOException {
    throw new IOException("an access_token that was configured cannot be renewed: give a new one");
  }
}
