/** What operators do from a command line, with any Handback that answers. */
@NullMarked
package dev.handback.demo.operate;

import org.jspecify.annotations.NullMarked;
