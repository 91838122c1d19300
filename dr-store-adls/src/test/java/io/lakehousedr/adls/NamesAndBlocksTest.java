package io.lakehousedr.adls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class NamesAndBlocksTest {
  @Test
  void namesAreEncodedByteByByte() {
    assertThat(Names.encoded("a b/c%20d+é~")).isEqualTo("a%20b/c%2520d%2B%C3%A9~");
    assertThat(Names.encodedQuery("a/b+c=")).isEqualTo("a%2Fb%2Bc%3D");
  }

  @Test
  void aListBeginsWhereBothOrdersAgree() {
    assertThat(FlatItems.begin("a/b")).isEqualTo("a/b");
    assertThat(FlatItems.begin("a/\uff5eb")).isEqualTo("a/");
    assertThat(FlatItems.begin("a\ud83d\ude00b")).isEqualTo("a");
  }

  @Test
  void blocksOfAllWritersHaveNamesOfOneLength() {
    Blocks one = Blocks.of("token", 10, 4);
    Blocks other = Blocks.of("another, longer token", 1L << 40, 100 << 20);
    assertThat(one.id(2)).hasSameSizeAs(other.id(9_999));
    assertThat(one.count()).isEqualTo(3);
    assertThat(one.size(2)).isEqualTo(2);
    assertThat(one.number(one.id(2))).contains(2);
    assertThat(one.number(other.id(2))).isEmpty();
    assertThat(one.number(Base64.getEncoder().encodeToString(new byte[5]))).isEmpty();
    assertThat(Blocks.of("token", 10, 5).number(one.id(0))).isEmpty();
  }

  @Test
  void largeObjectsHaveLargeBlocks() {
    assertThat(Blocks.size(16 << 20, 1)).isEqualTo(16 << 20);
    long size = 1L << 42;
    long block = Blocks.size(16 << 20, size);
    assertThat(block % (1 << 20)).isZero();
    assertThat(Blocks.of("t", size, block).count()).isLessThanOrEqualTo(50_000);
  }

  @Test
  void secretsAreTakenOutOfTexts() {
    String text =
        "GET https://h/c?sv=1&sig=abc%2Fdef&se=2 AccountKey=hunter2== Authorization: Bearer"
            + " ey.J0 x SharedKey acc:s1gn";
    assertThat(Redacted.text(text))
        .doesNotContain("abc", "hunter2", "ey.J0", "s1gn")
        .contains("https://h/c");
  }
}
