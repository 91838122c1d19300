package io.lakehousedr.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Rows under headings, each with a mark before it and perhaps notes below it. A column that is
 * empty in every row is left out. Not thread-safe.
 */
public final class Columns {
  private final List<Column> columns = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  private record Column(String title, Side side) {}

  private record Row(Mark mark, List<String> cells, List<String> notes) {}

  private enum Side {
    LEFT,
    RIGHT
  }

  /** Adds a column of text. */
  public Columns left(String title) {
    columns.add(new Column(title, Side.LEFT));
    return this;
  }

  /** Adds a column of numbers. */
  public Columns right(String title) {
    columns.add(new Column(title, Side.RIGHT));
    return this;
  }

  /** Adds a row, with a cell for each column. */
  public Columns row(Mark mark, String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + columns.size());
    }
    List<String> safe = List.of(cells).stream().map(SafeText::line).toList();
    rows.add(new Row(mark, safe, new ArrayList<>()));
    return this;
  }

  /** Adds a line below the last row. */
  public Columns note(String note) {
    rows.get(rows.size() - 1).notes().add(note);
    return this;
  }

  /** Whether there are no rows. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  void print(Page page) {
    if (rows.isEmpty()) {
      return;
    }
    int[] widths = widths();
    page.line(Tone.STRONG, "   " + join(widths, columns.stream().map(Column::title).toList()));
    for (Row row : rows) {
      page.line(row.mark(), join(widths, row.cells()));
      row.notes().forEach(note -> page.line(row.mark().tone(), "     " + note));
    }
  }

  /** The width of each column, 0 for those that are left out. */
  private int[] widths() {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      ToIntFunction<Row> width = row -> SafeText.width(row.cells().get(column));
      int widest = rows.stream().mapToInt(width).max().orElse(0);
      widths[i] = widest == 0 ? 0 : Math.max(widest, columns.get(i).title().length());
    }
    return widths;
  }

  private String join(int[] widths, List<String> cells) {
    List<String> padded = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] > 0) {
        padded.add(pad(cells.get(i), widths[i], columns.get(i).side()));
      }
    }
    return String.join("  ", padded);
  }

  private static String pad(String cell, int width, Side side) {
    String blank = " ".repeat(width - SafeText.width(cell));
    return side == Side.LEFT ? cell + blank : blank + cell;
  }
}
