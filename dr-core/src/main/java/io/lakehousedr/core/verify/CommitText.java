package io.lakehousedr.core.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lakehousedr.core.verify.Contents.Reading;
import java.io.IOException;
import java.io.InputStream;

/** Tells whether bytes can be a commit: a row of JSON objects and nothing else. */
final class CommitText {
  private static final JsonFactory JSON = new JsonFactory();

  private CommitText() {}

  /** Reads whether the stream holds at least one JSON object and only such. */
  static Reading<Boolean> wellFormed() {
    return CommitText::wellFormed;
  }

  private static boolean wellFormed(InputStream stream) throws IOException {
    try (JsonParser parser = JSON.createParser(stream)) {
      int actions = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.START_OBJECT) {
          return false;
        }
        parser.skipChildren();
        actions++;
      }
      return actions > 0;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return false;
    }
  }
}
