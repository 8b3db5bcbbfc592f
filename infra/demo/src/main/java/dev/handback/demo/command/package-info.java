/** The commands of the script, each a few calls and what is printed about them. */
@NullMarked
package dev.handback.demo.command;

import org.jspecify.annotations.NullMarked;
