"""Gradient-boosted trees, and the text form that the reader takes them in."""

import pathlib

import lightgbm


def fit(rows, labels, weight, names, rounds, **parameters):
    settings = dict(
        objective="binary", learning_rate=0.06, num_leaves=12, max_depth=5, min_data_in_leaf=40,
        min_sum_hessian_in_leaf=0.5, feature_fraction=0.5, bagging_fraction=0.7, bagging_freq=1,
        lambda_l2=5.0, verbose=-1, seed=7, deterministic=True, num_threads=2,
    )
    settings.update(parameters)
    data = lightgbm.Dataset(rows, labels, weight=weight, feature_name=names, free_raw_data=False)
    return lightgbm.train(settings, data, rounds)


def write(model, names, path, what):
    """Writes a model as text: see model.rs."""
    lines = [f"# Trees of the {what}; made by the scripts in training/, read by model.rs."]
    for tree in model.dump_model()["tree_info"]:
        nodes = []
        add(tree["tree_structure"], names, nodes)
        lines += ["tree", *nodes]
    pathlib.Path(path).write_text("\n".join(lines) + "\n")


def add(node, names, lines):
    """Appends a tree in pre-order; children are named by their place within the tree."""
    at = len(lines)
    if "split_feature" not in node:
        lines.append(f"= {node['leaf_value']:.5g}")
        return at
    lines.append(None)
    yes = add(node["left_child"], names, lines)
    no = add(node["right_child"], names, lines)
    lines[at] = f"{names[node['split_feature']]} {node['threshold']:.6g} {yes} {no}"
    return at
