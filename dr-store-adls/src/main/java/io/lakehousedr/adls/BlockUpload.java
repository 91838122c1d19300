package io.lakehousedr.adls;

import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.Block;
import com.azure.storage.blob.models.BlockListType;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ResumableUploads.Upload;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.spi.support.CheckedStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * An upload whose parts are uncommitted blocks of the target (REST: Put Block). The service drops
 * them a week after the last one came, and when anybody writes the target. Thread-safe.
 */
final class BlockUpload implements Upload {
  private static final int NOT_FOUND = 404;

  private final Service service;
  private final AdlsReader reader;
  private final ObjectPath target;
  private final Blocks blocks;
  private final ObjectAttributes attributes;
  private final Commit commit;
  private final ConcurrentSkipListSet<Integer> finished;

  BlockUpload(
      Service service,
      AdlsReader reader,
      ObjectPath target,
      Blocks blocks,
      ObjectAttributes attributes) {
    Names.check(service, target);
    this.service = service;
    this.reader = reader;
    this.target = target;
    this.blocks = blocks;
    this.attributes = attributes;
    this.commit = new Commit(service, reader);
    this.finished = new ConcurrentSkipListSet<>(found());
  }

  /** What is there and has the size it should have; what was thrown away has another. */
  private List<Integer> found() {
    return staged().stream()
        .filter(
            block ->
                blocks
                    .number(block.getName())
                    .filter(number -> blocks.size(number) == block.getSizeLong())
                    .isPresent())
        .map(block -> blocks.number(block.getName()).orElseThrow())
        .toList();
  }

  private List<Block> staged() {
    return service
        .errors()
        .translated(
            service.where(target),
            Effect.READS,
            () -> {
              try {
                return service
                    .blob(target)
                    .getBlockBlobClient()
                    .listBlocks(BlockListType.UNCOMMITTED)
                    .getUncommittedBlocks();
              } catch (BlobStorageException e) {
                if (e.getStatusCode() == NOT_FOUND
                    && !"ContainerNotFound".equals(String.valueOf(e.getErrorCode()))) {
                  return List.of();
                }
                throw e;
              }
            });
  }

  @Override
  public SortedSet<Integer> finished() {
    return java.util.Collections.unmodifiableSortedSet(new java.util.TreeSet<>(finished));
  }

  @Override
  public void put(int part, Content content) {
    if (part < 0 || part >= blocks.count() || content.size() != blocks.size(part)) {
      throw new DrException(
          Problem.STORE_INVALID,
          service.where(target)
              + ": part "
              + part
              + " of "
              + content.size()
              + " bytes does not belong to an upload of "
              + blocks.objectSize()
              + " bytes; nothing was written. Cut the content into parts of the announced size.");
    }
    if (content.size() > 0) {
      send(part, content);
    }
    finished.add(part);
  }

  private void send(int part, Content content) {
    try (CheckedStream bytes =
        CheckedStream.open(service.where(target), content, Optional.empty())) {
      try {
        commit.stage(target, blocks.id(part), new Part(bytes, content.size()));
      } catch (DrException e) {
        throw bytes.failure().orElse(e);
      }
    }
  }

  @Override
  public ObjectEntry complete(WriteOptions options) {
    checkWhole();
    String nonce = UUID.randomUUID().toString();
    Commit.Last last =
        new Commit.Last(attributes, Writer.Condition.ABSENT, nonce, Optional.empty());
    ObjectEntry made = commit.settled(target, nonce, last.condition(), () -> committed(last));
    return reader.access().set(made, attributes);
  }

  private void checkWhole() {
    if (finished.size() < blocks.count()) {
      throw new DrException(
          Problem.STORE_INVALID,
          service.where(target)
              + ": "
              + (blocks.count() - finished.size())
              + " of "
              + blocks.count()
              + " parts are missing; nothing was written. Put them, and complete again.");
    }
  }

  /** Whoever wrote the target first has thrown our blocks away with it. */
  private ObjectEntry committed(Commit.Last last) {
    try {
      return commit.commit(target, blocks, last);
    } catch (DrException e) {
      if (e.kind() == ErrorKind.INVALID && reader.see(target).isPresent()) {
        throw DrException.storage(ErrorKind.ALREADY_EXISTS, service.where(target), e.getCause());
      }
      throw e;
    }
  }

  /**
   * Blocks cannot be deleted, and those of others must stay: ours are replaced by blocks of a byte,
   * which no upload takes for its own.
   */
  @Override
  public void abandon() {
    for (int part : finished) {
      long size = blocks.tombstone(part);
      commit.stage(
          target,
          blocks.id(part),
          new Part(new java.io.ByteArrayInputStream(new byte[(int) size]), size));
    }
    finished.clear();
  }

  /** Nothing is held. */
  @Override
  public void close() {}
}
