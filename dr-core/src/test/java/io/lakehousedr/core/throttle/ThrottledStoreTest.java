package io.lakehousedr.core.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.retry.Retry;
import io.lakehousedr.core.retry.RetryingReader;
import io.lakehousedr.core.retry.RetryingStore;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.local.FileStoreFactory;
import io.lakehousedr.core.store.memory.MemoryStore;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.ObjectStoreContract;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A throttled store keeps the contract of the one behind it, its abilities included. */
class ThrottledStoreTest extends ObjectStoreContract {
  private static final Clock CLOCK = Clock.system();
  private static final Throttle WIDE =
      new Throttle(
          new Rates(Optional.of(1L << 40), Optional.of(1_000_000_000), Optional.empty()), CLOCK);

  private static final Rates WIDE_REGION =
      new Rates(Optional.of(1L << 40), Optional.of(1_000_000_000), Optional.of(100));

  @TempDir private Path folder;

  @Override
  protected ObjectStore openStore() {
    return reopen();
  }

  @Override
  protected ObjectStore reopen() {
    return WIDE.endpoint("here", WIDE_REGION).target(file("root"));
  }

  private ObjectStore file(String name) {
    return new FileStoreFactory(Ids.random(CLOCK), Tasks.sequential())
        .openStore(
            Location.parse("file:" + folder.resolve(name)),
            new AdapterContext("here", Map.of(), CLOCK));
  }

  @Override
  protected boolean holdsObjectsBelowObjects() {
    return false;
  }

  @Override
  protected int pagedObjects() {
    return 2_500;
  }

  /** The races are those of the store behind. */
  @Override
  protected int raceRounds() {
    return 1;
  }

  @Test
  void whatBelongsToObjectsIsToldByEveryLayer() {
    MemoryStore memory = new MemoryStore(Location.parse("memory://here/data"), CLOCK);
    ObjectPath path = ObjectPath.of("a");
    ObjectAttributes some = ObjectAttributes.of(Optional.of("text/csv"), Map.of("team", "a"));
    ObjectEntry made =
        memory.create(path, Content.of(new byte[1]), WriteOptions.DURABLE.with(some));
    Endpoint here = WIDE.endpoint("here", WIDE_REGION);
    Retry retry = new Retry(Retry.Limits.USUAL, CLOCK, Ids.random(CLOCK));
    assertThat(new RetryingReader(here.source(memory), retry).attributes(path, made.version()))
        .isEqualTo(some);
    assertThat(new RetryingStore(here.target(memory), retry).attributes(path, made.version()))
        .isEqualTo(some);
    assertThat(new RetryingStore(here.target(file("root")), retry).attributes(path, made.version()))
        .isEqualTo(ObjectAttributes.NONE);
  }

  @Test
  void whatTheServiceCopiesByItselfIsCountedToo() {
    SleepingClock time = new SleepingClock();
    Throttle slow = new Throttle(bytes(100), time);
    Retry retry = new Retry(Retry.Limits.USUAL, time, Ids.seeded(1, time));
    ObjectStore north = file("north");
    ObjectEntry source =
        north.create(ObjectPath.of("a"), Content.of(new byte[1_000]), WriteOptions.DURABLE);
    RetryingReader from =
        new RetryingReader(slow.endpoint("north", Rates.NONE).source(north), retry);
    RetryingStore to =
        new RetryingStore(slow.endpoint("south", Rates.NONE).target(file("south")), retry);

    assertThat(to.copy(from, source, ObjectPath.of("b"), WriteOptions.DURABLE)).isPresent();

    assertThat(time.slept().toSeconds()).as("1,000 bytes at 100 a second").isEqualTo(9);
    assertThat(RetryingStore.uploads(to)).isPresent();
  }

  private static Rates bytes(long perSecond) {
    return new Rates(Optional.of(perSecond), Optional.empty(), Optional.empty());
  }

  /** What moves between two folders of one region passes it twice, in and out. */
  @Test
  void aRegionCountsWhatIsReadAndWritten() {
    SleepingClock time = new SleepingClock();
    Endpoint region = new Throttle(Rates.NONE, time).endpoint("south", bytes(100));
    ObjectStore south = region.target(file("south"));
    ObjectPath path = ObjectPath.of("a");

    south.create(path, Content.of(new byte[1_000]), WriteOptions.DURABLE);
    assertThat(time.slept().toSeconds()).as("1,000 bytes at 100 a second").isEqualTo(9);
    ObjectEntry there = south.head(path).orElseThrow();
    south.create(ObjectPath.of("b"), content(south, there), WriteOptions.DURABLE);
    assertThat(time.slept().toSeconds()).as("read and written once more").isEqualTo(29);
  }

  private static Content content(ObjectStore store, ObjectEntry entry) {
    return new Content() {
      @Override
      public long size() {
        return entry.size();
      }

      @Override
      public InputStream open() {
        return store.open(entry.path());
      }
    };
  }
}
