package io.lakehousedr.sparkserver;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The content of a set of rows: how many, their schema, and a digest that does not depend on their
 * order. Rows' hashes are added rather than combined by exclusive or, so that a row that comes
 * twice does not cancel itself out.
 *
 * @param rows the number of rows
 * @param digest 64 hexadecimal digits
 * @param schema the columns' names and types
 */
public record ContentDigest(long rows, String digest, String schema) {
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(256);

  /** Reads every row and every column of a data set. */
  public static ContentDigest of(Dataset<Row> data) {
    long rows = 0;
    BigInteger sum = BigInteger.ZERO;
    for (Iterator<Row> all = data.toLocalIterator(); all.hasNext(); rows++) {
      sum = sum.add(hash(CanonicalValue.of(all.next())));
    }
    return new ContentDigest(rows, hexadecimal(sum), data.schema().catalogString());
  }

  /** The digest of the rows of two data sets together. */
  ContentDigest plus(ContentDigest other) {
    BigInteger sum = new BigInteger(digest, 16).add(new BigInteger(other.digest, 16));
    return new ContentDigest(rows + other.rows, hexadecimal(sum), other.schema);
  }

  private static String hexadecimal(BigInteger sum) {
    return "%064x".formatted(sum.mod(LIMIT));
  }

  private static BigInteger hash(String row) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return new BigInteger(1, sha256.digest(row.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
