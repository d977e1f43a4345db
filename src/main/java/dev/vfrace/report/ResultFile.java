package dev.vfrace.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.vfrace.analysis.ResultBuilder;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.raw.Node;
import dev.vfrace.raw.RawFormatException;
import dev.vfrace.raw.RawReader;
import dev.vfrace.study.Contrast;
import dev.vfrace.study.DecisionTable;
import dev.vfrace.study.DesignFigures;
import dev.vfrace.study.OracleCheck;
import dev.vfrace.study.SuiteFrame;
import dev.vfrace.text.Quantity;
import dev.vfrace.tune.Shrunk;
import dev.vfrace.tune.Sweep;
import dev.vfrace.tune.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a file that {@code --json} has written, as JSON or as CBOR, and makes the results anew from
 * the raw runs in it.
 */
public final class ResultFile {

  private static final long LARGEST_BYTES = 256L << 20;

  /** CBOR begins a map with a byte that no text of JSON can begin with. */
  private static final int FIRST_OF_CBOR = 0x80;

  /** The first byte of that of UTF-8, which is no beginning of CBOR either. */
  private static final int BYTE_ORDER_MARK = 0xef;

  /** Of the results that can be made anew. */
  private static final List<String> SCHEMAS =
      List.of(
          RunResult.SCHEMA,
          Contrast.SCHEMA,
          DecisionTable.SCHEMA,
          OracleCheck.SCHEMA,
          Sweep.SCHEMA,
          Threshold.SCHEMA,
          Shrunk.SCHEMA);

  private ResultFile() {}

  /**
   * Reads a file.
   *
   * @throws RawFormatException if it holds no results, with what is wrong
   */
  public static Presentation read(Path file) {
    try {
      return read(bytes(file));
    } catch (RawFormatException wrong) {
      throw new RawFormatException(file + ": " + wrong.getMessage(), wrong);
    }
  }

  /**
   * Reads what such a file would hold.
   *
   * @param name what it is called in messages
   * @throws RawFormatException if that are no results, with what is wrong
   */
  public static Presentation read(String name, byte[] bytes) {
    try {
      return read(bytes);
    } catch (RawFormatException wrong) {
      throw new RawFormatException(name + ": " + wrong.getMessage(), wrong);
    }
  }

  /** Reads what a file holds. */
  static Presentation read(byte[] bytes) {
    Node root = new Node("", tree(bytes));
    if (!root.value().isObject() || !root.value().path("schema").isTextual()) {
      throw new RawFormatException("holds no results of vfrace: no text at 'schema'");
    }
    String schema = root.at("schema").text();
    try {
      return switch (schema) {
        case RunResult.SCHEMA -> new RunPresentation(run(root));
        case Contrast.SCHEMA -> new ContrastPresentation(contrast(root));
        case DecisionTable.SCHEMA -> new DecisionPresentation(decision(root));
        case OracleCheck.SCHEMA ->
            new OraclePresentation(
                new OracleCheck(run(root.at("oracle")), run(root.at("threaded"))));
        case Sweep.SCHEMA -> new SweepPresentation(SweepJson.read(root));
        case Shrunk.SCHEMA -> new ShrinkPresentation(ShrinkJson.read(root));
        case Threshold.SCHEMA -> new ThresholdPresentation(ThresholdJson.read(root));
        default ->
            throw root.at("schema")
                .refusal("'%s'; allowed: %s".formatted(schema, String.join(", ", SCHEMAS)));
      };
    } catch (IllegalArgumentException | ArithmeticException impossible) {
      throw new RawFormatException("holds impossible figures: " + impossible.getMessage());
    }
  }

  private static byte[] bytes(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new RawFormatException("no such file");
      }
      if (Files.size(file) > LARGEST_BYTES) {
        throw new RawFormatException(
            "%s bytes; allowed: up to %s, which no results reach"
                .formatted(Quantity.count(Files.size(file)), Quantity.count(LARGEST_BYTES)));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new RawFormatException("cannot be read: " + e.getMessage(), e);
    }
  }

  private static JsonNode tree(byte[] bytes) {
    int first = bytes.length > 0 ? bytes[0] & 0xff : 0;
    if (first == BYTE_ORDER_MARK) {
      throw new RawFormatException(
          "begins with a byte-order mark; allowed: JSON or CBOR as --json writes it");
    }
    boolean cbor = first >= FIRST_OF_CBOR;
    ObjectMapper mapper = cbor ? new CBORMapper() : new ObjectMapper();
    mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    try {
      return mapper.readTree(bytes);
    } catch (MismatchedInputException e) {
      throw new RawFormatException("holds more than one value; allowed: a file of --json", e);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null || cbor ? "" : " at line " + e.getLocation().getLineNr();
      throw new RawFormatException(
          "not %s, or not complete: %s%s"
              .formatted(cbor ? "CBOR" : "JSON", e.getOriginalMessage(), where),
          e);
    } catch (IOException e) {
      throw new RawFormatException("cannot be read: " + e.getMessage(), e);
    }
  }

  private static RunResult run(Node node) {
    return ResultBuilder.build(RawReader.read(node.at("raw")));
  }

  private static Contrast contrast(Node root) {
    return new Contrast(
        root.at("kind").text(),
        root.at("nameA").text(),
        root.at("nameB").text(),
        root.at("blocks").size(),
        run(root.at("runA")),
        run(root.at("runB")));
  }

  private static DecisionTable decision(Node root) {
    Node suite = root.at("suite");
    SuiteFrame frame =
        new SuiteFrame(
            root.at("title").text(),
            root.at("reader").text(),
            texts(suite.at("legacy")),
            texts(suite.at("parts")),
            suite.at("outageSeconds").number(),
            suite.at("blocks").size(),
            suite.at("notes").each(Node::text));
    List<DesignFigures> designs =
        root.at("designs").items().stream()
            .map(
                design ->
                    new DesignFigures(
                        design.at("name").text(),
                        run(design.at("plugged")),
                        run(design.at("booted")),
                        run(design.at("alone")),
                        frame))
            .toList();
    return new DecisionTable(frame, designs);
  }

  private static List<String> texts(Node list) {
    return list.items().stream().map(Node::text).toList();
  }
}
