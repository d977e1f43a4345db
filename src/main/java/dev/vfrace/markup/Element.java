package dev.vfrace.markup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An element of HTML, or of SVG within HTML, with its attributes and what is in it. What is written
 * is HTML that an XML parser reads too. Texts and values may be anything: they are escaped, and
 * signs that XML cannot hold become U+FFFD. Names are the program's own.
 */
public final class Element implements Content {

  /** Elements of HTML that have no content, and no end. */
  private static final Set<String> VOID = Set.of("br", "col", "hr", "input", "link", "meta", "wbr");

  /** Elements that begin a line, so that the source can be read and compared. */
  private static final Set<String> OWN_LINE =
      Set.of(
          "html",
          "head",
          "body",
          "title",
          "meta",
          "link",
          "style",
          "script",
          "header",
          "nav",
          "main",
          "footer",
          "section",
          "article",
          "aside",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "p",
          "ul",
          "ol",
          "li",
          "dl",
          "dt",
          "dd",
          "div",
          "figure",
          "figcaption",
          "details",
          "summary",
          "table",
          "caption",
          "thead",
          "tbody",
          "tr",
          "pre",
          "svg",
          "g",
          "form");

  /** Elements whose text is no markup and is not escaped. */
  private static final Set<String> RAW = Set.of("style");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9:-]*");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Content> contents = new ArrayList<>();

  private Element(String name) {
    this.name = checked(name);
  }

  /** An element without anything. */
  public static Element of(String name) {
    return new Element(name);
  }

  /** An element with a text. */
  public static Element of(String name, String text) {
    return new Element(name).text(text);
  }

  /** Sets an attribute. */
  public Element with(String attribute, String value) {
    attributes.put(checked(attribute), value);
    return this;
  }

  /** Sets an attribute to a whole number. */
  public Element with(String attribute, long value) {
    return with(attribute, Long.toString(value));
  }

  /** Sets a coordinate, to a tenth. */
  public Element at(String attribute, double coordinate) {
    return with(attribute, Coordinates.of(coordinate));
  }

  /** Adds a text. */
  public Element text(String text) {
    contents.add(new Text(text));
    return this;
  }

  /** Adds elements. */
  public Element add(Content... more) {
    contents.addAll(List.of(more));
    return this;
  }

  /** Adds elements. */
  public Element add(Collection<? extends Content> more) {
    contents.addAll(more);
    return this;
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    return contents.isEmpty();
  }

  /** The element as text. */
  public String written() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  @Override
  public void write(StringBuilder out) {
    boolean ownLine = OWN_LINE.contains(name);
    if (ownLine && !out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
    out.append('<').append(name);
    attributes.forEach(
        (key, value) -> {
          out.append(' ').append(key).append("=\"");
          Text.escape(value, out);
          out.append('"');
        });
    if (VOID.contains(name)) {
      out.append("/>");
    } else {
      out.append('>');
      writeContents(out);
      out.append("</").append(name).append('>');
    }
    if (ownLine) {
      out.append('\n');
    }
  }

  private void writeContents(StringBuilder out) {
    for (Content content : contents) {
      if (RAW.contains(name) && content instanceof Text text) {
        text.writeRaw(out);
      } else {
        content.write(out);
      }
    }
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name: " + name);
    }
    return name;
  }
}
