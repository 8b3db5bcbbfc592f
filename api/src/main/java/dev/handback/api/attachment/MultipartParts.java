package dev.handback.api.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.RequestContext;

/** The parts of a request, one after the other as they come: nothing is stored on the way. */
final class MultipartParts
    extends AbstractFileUpload<MultipartParts.Form, DiskFileItem, DiskFileItemFactory> {

  private MultipartParts() {}

  static FileItemInputIterator of(HttpRequest<?> request, InputStream body) throws IOException {
    var parts = new MultipartParts();
    parts.setHeaderCharset(UTF_8);
    return parts.getItemIterator(new Form(request, body));
  }

  @Override
  public FileItemInputIterator getItemIterator(Form form) throws IOException {
    return getItemIterator((RequestContext) form);
  }

  @Override
  public Map<String, List<DiskFileItem>> parseParameterMap(Form form) throws FileUploadException {
    return parseParameterMap((RequestContext) form);
  }

  @Override
  public List<DiskFileItem> parseRequest(Form form) throws FileUploadException {
    return parseRequest((RequestContext) form);
  }

  record Form(HttpRequest<?> request, InputStream body) implements RequestContext {

    @Override
    public String getCharacterEncoding() {
      return UTF_8.name();
    }

    @Override
    public long getContentLength() {
      return request.getContentLength();
    }

    @Override
    public String getContentType() {
      return request.getHeaders().get("Content-Type", String.class, "");
    }

    @Override
    public InputStream getInputStream() {
      return body;
    }

    @Override
    public boolean isMultipartRelated() {
      return false;
    }
  }
}
