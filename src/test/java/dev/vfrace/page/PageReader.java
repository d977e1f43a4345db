package dev.vfrace.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads pages back, as an XML parser does. */
public final class PageReader {

  private final Document document;

  /** Of a page, which has to be well-formed. */
  public PageReader(String page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(page.getBytes(UTF_8)));
  }

  /** All elements of a name, in their order. */
  public List<Element> all(String name) {
    return all(document.getDocumentElement(), name);
  }

  /** All elements of a name below another. */
  public static List<Element> all(Element below, String name) {
    NodeList nodes = below.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int at = 0; at < nodes.getLength(); at++) {
      elements.add((Element) nodes.item(at));
    }
    return elements;
  }

  /** The table of that caption. */
  public Element table(String caption) {
    return all("table").stream()
        .filter(table -> all(table, "caption").get(0).getTextContent().equals(caption))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no table: " + caption));
  }

  /** The rows of a table below its heads, as the texts of their cells. */
  public static List<List<String>> rows(Element table) {
    return all(all(table, "tbody").get(0), "tr").stream()
        .map(
            row -> {
              List<String> cells = new ArrayList<>();
              for (int at = 0; at < row.getChildNodes().getLength(); at++) {
                if (row.getChildNodes().item(at) instanceof Element cell) {
                  cells.add(cell.getTextContent());
                }
              }
              return cells;
            })
        .toList();
  }
}
