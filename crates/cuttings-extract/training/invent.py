def write(folder, count): pass
