/** A text of anyone's as a label in places where the editor would make icons of `$(name)`: they stay the letters they are. */
export function plainLabel(text: string): string {
  return text.replace(/\$\([\w~-]+\)/g, '\\$&');
}
