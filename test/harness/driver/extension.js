// An extension that does nothing: the suite needs one under development while Kindred itself is installed from its package.
exports.activate = () => {};
